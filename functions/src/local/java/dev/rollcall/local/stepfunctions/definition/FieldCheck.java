package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that every field is known where it stands, of the right kind, and there if it must be. */
final class FieldCheck {

    private static final String JSONATA = "JSONata";
    private static final String JSONPATH = "JSONPath";

    private final String machineLanguage;
    private final Findings findings;

    private FieldCheck(String machineLanguage, Findings findings) {
        this.machineLanguage = machineLanguage;
        this.findings = findings;
    }

    static void check(JsonNode machine, Findings findings) {
        if (!machine.isObject()) {
            findings.schema("Expected value of type Object", "/");
            return;
        }
        String language = machine.path("QueryLanguage").asText(JSONPATH);
        FieldCheck check = new FieldCheck(language, findings);
        for (Block block : Block.in(machine)) {
            check.block(block);
        }
    }

    private void block(Block block) {
        String path = block.path();
        FieldTable table = FieldTable.BRANCH;
        if (path.isEmpty()) {
            table = FieldTable.MACHINE;
        } else if (path.endsWith("/ItemProcessor")) {
            table = FieldTable.PROCESSOR;
            processorConfig(block.node().path("ProcessorConfig"), path + "/ProcessorConfig");
        }
        fields(block.node(), path.isEmpty() ? "/" : path, table);
        language(block.node(), path.isEmpty() ? "/" : path);
        block.forEachState(this::state);
    }

    private void processorConfig(JsonNode config, String path) {
        if (!config.path("Mode").asText("INLINE").equals("INLINE")) {
            findings.schema("Only Mode 'INLINE' runs here; remove ProcessorConfig", path + "/Mode");
        }
    }

    private void state(String path, JsonNode state) {
        String type = state.path("Type").asText("");
        FieldTable table = FieldTable.STATES.get(type);
        if (table == null) {
            findings.schema(
                    type.isEmpty()
                            ? "These fields are required: [Type]"
                            : "Value '" + type + "' is not a type of state",
                    path);
            return;
        }
        String language = state.path("QueryLanguage").asText(machineLanguage);
        language(state, path);
        if (language.equals(JSONATA)) {
            jsonataState(path, state, table);
        } else {
            JsonPathCheck.state(path, state, findings);
            fields(state, path, table);
        }
        successor(path, state, table);
        entries(path + "/Retry", state.path("Retry"), FieldTable.RETRIER);
        entries(path + "/Catch", state.path("Catch"), FieldTable.CATCHER);
        errorNames(path + "/Retry", state.path("Retry"));
        errorNames(path + "/Catch", state.path("Catch"));
        if (type.equals("Choice")) {
            entries(path + "/Choices", state.path("Choices"), FieldTable.RULE);
        }
        if (type.equals("Wait") && state.has("Seconds") == state.has("Timestamp")) {
            findings.schema("Exactly one of these fields is required: [Seconds, Timestamp]", path);
        }
    }

    private void jsonataState(String path, JsonNode state, FieldTable table) {
        for (String field : FieldTable.JSONPATH_ONLY) {
            if (state.has(field)) {
                findings.schema(
                        "The QueryLanguage is set to 'JSONata', but field '%s' is only supported"
                                        .formatted(field)
                                + " for the 'JSONPath' QueryLanguage",
                        path);
            }
        }
        fields(state, path, table);
    }

    private void language(JsonNode node, String path) {
        JsonNode language = node.path("QueryLanguage");
        boolean known = Set.of(JSONATA, JSONPATH).contains(language.asText(JSONATA));
        if (!known) {
            findings.schema("Value is not one of [JSONata, JSONPath]", path + "/QueryLanguage");
        } else if (language.asText("").equals(JSONPATH) && machineLanguage.equals(JSONATA)) {
            findings.schema(
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state"
                            + " machine",
                    path);
        }
    }

    private void successor(String path, JsonNode state, FieldTable table) {
        if (table.fields().containsKey("End")) {
            boolean ends = state.path("End").asBoolean(false);
            if (ends == state.has("Next")) {
                findings.schema("Exactly one of these fields is required: [Next, End]", path);
            }
        }
    }

    private void entries(String path, JsonNode entries, FieldTable table) {
        int index = 0;
        for (JsonNode entry : entries) {
            fields(entry, path + "[" + index++ + "]", table);
        }
    }

    /** States.ALL catches everything, so AWS wants it alone and in the last entry. */
    private void errorNames(String path, JsonNode entries) {
        for (int index = 0; index < entries.size(); index++) {
            List<String> names =
                    entries.get(index)
                            .path("ErrorEquals")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList();
            boolean alone = names.size() == 1 && index == entries.size() - 1;
            if (names.isEmpty()) {
                findings.schema("ErrorEquals names no error", path + "[" + index + "]");
            } else if (names.contains("States.ALL") && !alone) {
                findings.schema(
                        "States.ALL must be the only error name, in the last entry",
                        path + "[" + index + "]/ErrorEquals");
            }
        }
    }

    private void fields(JsonNode node, String path, FieldTable table) {
        Set<String> missing = new TreeSet<>(table.required());
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            missing.remove(field.getKey());
            Optional<FieldKind> kind = Optional.ofNullable(table.fields().get(field.getKey()));
            if (kind.isEmpty()) {
                unknown(field.getKey(), path);
            } else if (!kind.get().admits(field.getValue())) {
                findings.schema(
                        "Expected value of type " + kind.get().title(),
                        (path.equals("/") ? "" : path) + "/" + field.getKey());
            }
        }
        if (!missing.isEmpty()) {
            findings.schema("These fields are required: " + missing, path);
        }
    }

    private void unknown(String field, String path) {
        if (!FieldTable.JSONPATH_ONLY.contains(field)) {
            findings.schema("Field '" + field + "' is not supported", path);
        }
    }
}
