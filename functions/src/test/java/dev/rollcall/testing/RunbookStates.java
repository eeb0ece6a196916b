package dev.rollcall.testing;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of the leaver's machines that invoke a function with a step. */
public final class RunbookStates {
    private final List<Acting> all = new ArrayList<>();

    /**
     * A state and what it sends.
     *
     * @param function the template's name of it
     * @param payload constants, and expressions
     */
    public record Acting(String name, String function, JsonNode payload) {
        public String step() {
            return payload.path("step").asText();
        }

        /** Returns the lane in which it calls Slack. */
        public String lane() {
            return payload.path("lane").asText("leaver");
        }

        private boolean sends(String to, JsonNode event) {
            return function.equals(to)
                    && payload.size() == event.size()
                    && payload.properties().stream()
                            .allMatch(field -> event.has(field.getKey()) && fits(field, event));
        }

        private static boolean fits(Map.Entry<String, JsonNode> field, JsonNode event) {
            return field.getValue().asText().startsWith("{%")
                    || field.getValue().asText().equals(event.path(field.getKey()).asText());
        }
    }

    public RunbookStates() {
        for (String machine : List.of("deactivate", "sla-watch")) {
            JsonNode read =
                    Json.read(Project.read(Project.path("statemachines/" + machine + ".asl.json")));
            collect(read.path("States"));
        }
    }

    public List<Acting> all() {
        return List.copyOf(all);
    }

    /** Returns the first state that sends such an event to the function. */
    public Optional<Acting> sending(String function, JsonNode event) {
        return all.stream().filter(state -> state.sends(function, event)).findFirst();
    }

    private void collect(JsonNode states) {
        for (Map.Entry<String, JsonNode> state : states.properties()) {
            JsonNode arguments = state.getValue().path("Arguments");
            if (arguments.path("Payload").has("step")) {
                String function = arguments.path("FunctionName").asText();
                all.add(
                        new Acting(
                                state.getKey(),
                                function.replaceAll("^\\$\\{(.*)Arn}$", "$1"),
                                arguments.path("Payload")));
            }
            state.getValue().path("Branches").forEach(b -> collect(b.path("States")));
            collect(state.getValue().at("/ItemProcessor/States"));
        }
    }
}
