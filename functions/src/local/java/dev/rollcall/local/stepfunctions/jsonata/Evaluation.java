package dev.rollcall.local.stepfunctions.jsonata;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of evaluating an expression. */
public sealed interface Evaluation {

    /** The expression gave a value; JSON's null is one. */
    record Value(JsonNode json) implements Evaluation {
        public Value {
            requireNonNull(json, "json is null");
        }
    }

    /** The expression gave nothing, which AWS treats as a failure of the state. */
    record Undefined() implements Evaluation {}

    /** The expression gave what JSON cannot say: a function. */
    record Unsupported() implements Evaluation {}

    /**
     * The expression threw.
     *
     * @param detail how AWS's sentence "threw an error during evaluation" goes on: a full stop and
     *     a coded message, or a colon and a message without code
     */
    record Failed(String detail) implements Evaluation {
        public Failed {
            requireNonNull(detail, "detail is null");
        }
    }
}
