package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;

/**
 * Lets a state of the JSONPath dialect pass if it uses nothing of that dialect: only JSONata runs
 * here, and a state that merely passes data on means the same in both.
 */
final class JsonPathCheck {

    private static final String CODE = "UNSUPPORTED_QUERY_LANGUAGE";
    private static final Set<String> NEEDS_A_LANGUAGE = Set.of("Task", "Choice");

    private JsonPathCheck() {}

    static void state(String path, JsonNode state, Findings findings) {
        String type = state.path("Type").asText();
        if (NEEDS_A_LANGUAGE.contains(type)) {
            refuse(
                    type + " states run here only with \"QueryLanguage\": \"JSONata\"; set it",
                    path,
                    findings);
        }
        state.fieldNames()
                .forEachRemaining(field -> {
                    if (FieldTable.JSONPATH_ONLY.contains(field)) {
                        refuseField(field, path, findings);
                    } else if (FieldTable.JSONATA_ONLY.contains(field)) {
                        findings.schema(jsonataOnly(field), path);
                    }
                });
        state.path("Assign")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (name.endsWith(".$")) {
                        refuseField("Assign/" + name, path, findings);
                    }
                });
        for (JsonNode catcher : state.path("Catch")) {
            if (catcher.has("ResultPath")) {
                refuseField("Catch/ResultPath", path, findings);
            }
        }
    }

    private static String jsonataOnly(String field) {
        return "The QueryLanguage is set to 'JSONPath', but field '"
                + field
                + "' is only supported for the 'JSONata' QueryLanguage";
    }

    private static void refuseField(String field, String path, Findings findings) {
        refuse(
                "Field '"
                        + field
                        + "' needs JSONPath, which does not run here; set \"QueryLanguage\":"
                        + " \"JSONata\" and write it as a {% %} expression",
                path,
                findings);
    }

    private static void refuse(String message, String path, Findings findings) {
        findings.add(CODE, message, path);
    }
}
