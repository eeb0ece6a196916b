package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;

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
        table.check(block.node(), path.isEmpty() ? "/" : path, Set.of(), findings);
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
        language(state, path);
        if (state.path("QueryLanguage").asText(machineLanguage).equals(JSONATA)) {
            jsonPathFields(path, state);
            new EntryCheck(Set.of(), findings).state(path, state);
        } else {
            JsonPathCheck.state(path, state, findings);
            new EntryCheck(FieldTable.JSONPATH_ONLY, findings).state(path, state);
        }
        table.check(state, path, FieldTable.JSONPATH_ONLY, findings);
        successor(path, state, table);
        if (type.equals("Wait") && state.has("Seconds") == state.has("Timestamp")) {
            findings.schema("Exactly one of these fields is required: [Seconds, Timestamp]", path);
        }
    }

    private void jsonPathFields(String path, JsonNode state) {
        for (String field : FieldTable.JSONPATH_ONLY) {
            if (state.has(field)) {
                findings.schema(
                        "The QueryLanguage is set to 'JSONata', but field '%s' is only supported"
                                        .formatted(field)
                                + " for the 'JSONPath' QueryLanguage",
                        path);
            }
        }
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
}
