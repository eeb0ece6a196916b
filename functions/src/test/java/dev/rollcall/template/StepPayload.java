package dev.rollcall.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a Task of a deployed state machine sends to a function.
 *
 * @param state the Task's name
 * @param function the logical id of the function
 * @param fields as they stand in the definition: constants and expressions
 */
record StepPayload(String state, String function, JsonNode fields) {
    StepPayload {
        requireNonNull(state, "state is null");
        requireNonNull(function, "function is null");
        requireNonNull(fields, "fields is null");
    }

    /** Returns those of all machines of the template, parallel branches and maps included. */
    static List<StepPayload> of(DeployedTemplate template) {
        List<StepPayload> payloads = new ArrayList<>();
        for (JsonNode machine : template.properties(DeployedTemplate.STATE_MACHINE).values()) {
            String uri = machine.path("DefinitionUri").asText();
            JsonNode definition = Json.read(Project.read(Project.path(uri)));
            collect(definition.path("States"), machine.path("DefinitionSubstitutions"), payloads);
        }
        return payloads;
    }

    private static void collect(
            JsonNode states, JsonNode substitutions, List<StepPayload> payloads) {
        for (Map.Entry<String, JsonNode> state : states.properties()) {
            JsonNode called = state.getValue().at("/Arguments/FunctionName");
            if (called.isTextual()) {
                payloads.add(
                        new StepPayload(
                                state.getKey(),
                                function(called.asText(), substitutions),
                                state.getValue().at("/Arguments/Payload")));
            }
            for (JsonNode branch : state.getValue().path("Branches")) {
                collect(branch.path("States"), substitutions, payloads);
            }
            collect(state.getValue().at("/ItemProcessor/States"), substitutions, payloads);
        }
    }

    private static String function(String placeholder, JsonNode substitutions) {
        String key = placeholder.replaceAll("^\\$\\{|}$", "");
        return substitutions.path(key).path("Ref").asText().replaceFirst("\\.Alias$", "");
    }

    /** Whether the event could be what the Task sends: the same keys, the same constants. */
    boolean allows(SampleEvent event) {
        return event.function().equals(function)
                && names(event.json()).equals(names(fields))
                && fields.propertyStream()
                        .filter(field -> !isExpression(field.getValue()))
                        .allMatch(
                                field -> field.getValue().equals(event.json().get(field.getKey())));
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).sorted().toList();
    }

    private static boolean isExpression(JsonNode value) {
        return value.isTextual() && value.asText().startsWith("{%");
    }
}
