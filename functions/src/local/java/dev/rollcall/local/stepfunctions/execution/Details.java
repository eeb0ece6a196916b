package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;

/**
 * The details of a history event while they are put together.
 *
 * @param key the member of the event that holds them, for example {@code stateEnteredEventDetails}
 */
record Details(String key, ObjectNode body) {

    /** Returns empty details of the given kind, for example {@code stateEntered}. */
    static Details of(String kind) {
        return new Details(kind + "EventDetails", JsonNodeFactory.instance.objectNode());
    }

    Details text(String name, String value) {
        body.put(name, value);
        return this;
    }

    Details number(String name, long value) {
        body.put(name, value);
        return this;
    }

    /** Adds a payload, which the API gives as JSON text beside a note that it is whole. */
    Details payload(String name, JsonNode value) {
        return payload(name, value.toString());
    }

    /** Adds a payload as somebody wrote it, blanks included. */
    Details payload(String name, String json) {
        body.put(name, json);
        body.putObject(name + "Details").put("truncated", false);
        return this;
    }

    /** Adds the variables that a state assigned, if any. */
    Details assigned(Map<String, JsonNode> variables) {
        if (!variables.isEmpty()) {
            ObjectNode texts = body.putObject("assignedVariables");
            variables.forEach((name, value) -> texts.put(name, value.toString()));
            body.putObject("assignedVariablesDetails").put("truncated", false);
        }
        return this;
    }

    Details failure(Failure failure) {
        failure.error().ifPresent(error -> body.put("error", error));
        failure.cause().ifPresent(cause -> body.put("cause", cause));
        return this;
    }

    Details optional(String name, Optional<String> value) {
        value.ifPresent(text -> body.put(name, text));
        return this;
    }
}
