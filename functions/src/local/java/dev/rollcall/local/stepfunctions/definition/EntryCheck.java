package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/**
 * Checks the entries of Retry, Catch and Choices.
 *
 * @param toldElsewhere fields that another check speaks about
 */
record EntryCheck(Set<String> toldElsewhere, Findings findings) {

    private static final String ALL = "States.ALL";

    void state(String path, JsonNode state) {
        entries(path + "/Retry", state.path("Retry"), FieldTable.RETRIER);
        entries(path + "/Catch", state.path("Catch"), FieldTable.CATCHER);
        errorNames(path + "/Retry", state.path("Retry"));
        errorNames(path + "/Catch", state.path("Catch"));
        pauses(path + "/Retry", state.path("Retry"));
        entries(path + "/Choices", state.path("Choices"), FieldTable.RULE);
        notEmpty(path, state, "Choices");
        notEmpty(path, state, "Branches");
    }

    private void entries(String path, JsonNode entries, FieldTable table) {
        int index = 0;
        for (JsonNode entry : entries) {
            table.check(entry, path + "[" + index++ + "]", toldElsewhere, findings);
        }
    }

    /** States.ALL catches everything, so AWS wants it alone and in the last entry. */
    private void errorNames(String path, JsonNode entries) {
        for (int index = 0; index < entries.size(); index++) {
            String entry = path + "[" + index + "]/ErrorEquals";
            List<String> names =
                    entries.get(index)
                            .path("ErrorEquals")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList();
            boolean alone = names.size() == 1 && index == entries.size() - 1;
            if (names.isEmpty()) {
                findings.schema("Name at least one error", entry);
            } else if (names.contains(ALL) && !alone) {
                findings.schema(ALL + " must be the only name, in the last entry", entry);
            }
        }
    }

    private void pauses(String path, JsonNode retriers) {
        int index = 0;
        for (JsonNode retrier : retriers) {
            String entry = path + "[" + index++ + "]";
            if (retrier.path("BackoffRate").asDouble(1) < 1) {
                findings.schema("Value must be at least 1", entry + "/BackoffRate");
            }
            if (!Set.of("FULL", "NONE").contains(retrier.path("JitterStrategy").asText("NONE"))) {
                findings.schema("Value is not one of [FULL, NONE]", entry + "/JitterStrategy");
            }
        }
    }

    private void notEmpty(String path, JsonNode state, String field) {
        if (state.has(field) && state.path(field).isEmpty()) {
            findings.schema("Array must not be empty", path + "/" + field);
        }
    }
}
