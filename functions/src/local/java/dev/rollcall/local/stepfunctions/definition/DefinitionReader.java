package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the model of a definition that has passed all checks. */
final class DefinitionReader {

    private final String machineLanguage;

    private DefinitionReader(String machineLanguage) {
        this.machineLanguage = machineLanguage;
    }

    static Workflow read(JsonNode machine) {
        return new DefinitionReader(machine.path("QueryLanguage").asText("JSONPath"))
                .workflow(machine);
    }

    private Workflow workflow(JsonNode block) {
        Map<String, State> states = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> state : block.path("States").properties()) {
            states.put(state.getKey(), state(state.getKey(), state.getValue()));
        }
        JsonNode timeout = block.path("TimeoutSeconds");
        return new Workflow(
                block.path("StartAt").asText(),
                states,
                timeout.isNumber() ? OptionalInt.of(timeout.intValue()) : OptionalInt.empty());
    }

    private State state(String name, JsonNode text) {
        String language = text.path("QueryLanguage").asText(machineLanguage);
        StateReader state = new StateReader(text, new TemplateReader(language.equals("JSONata")));
        String type = text.path("Type").asText();
        return switch (type) {
            case "Pass" -> new State.Pass(name, state.effects(), state.next());
            case "Task" -> task(name, state);
            case "Choice" ->
                    new State.Choice(
                            name,
                            state.rules(),
                            Optional.ofNullable(text.path("Default").textValue()),
                            state.effects());
            case "Wait" -> new State.Wait(name, state.until(), state.effects(), state.next());
            case "Parallel" -> parallel(name, text, state);
            case "Map" -> forEach(name, text, state);
            case "Succeed" -> new State.Succeed(name, state.effects());
            case "Fail" -> new State.Fail(name, state.template("Error"), state.template("Cause"));
            default -> throw new IllegalStateException("unchecked type of state: " + type);
        };
    }

    private static State task(String name, StateReader state) {
        return new State.Task(
                name,
                state.resource(),
                state.template("Arguments"),
                state.template("TimeoutSeconds"),
                state.template("HeartbeatSeconds"),
                state.recovery(),
                state.effects(),
                state.next());
    }

    private State parallel(String name, JsonNode text, StateReader state) {
        List<Workflow> branches = new ArrayList<>();
        text.path("Branches").forEach(branch -> branches.add(workflow(branch)));
        return new State.Parallel(
                name,
                branches,
                state.template("Arguments"),
                state.recovery(),
                state.effects(),
                state.next());
    }

    private State forEach(String name, JsonNode text, StateReader state) {
        return new State.ForEach(
                name,
                workflow(text.path("ItemProcessor")),
                state.template("Items"),
                state.template("ItemSelector"),
                state.template("MaxConcurrency"),
                state.template("ToleratedFailureCount"),
                state.template("ToleratedFailurePercentage"),
                state.recovery(),
                state.effects(),
                state.next());
    }
}
