package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

/** A method does not do what it was asked; Slack's error code says why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode answer;

    Refusal(String code) {
        super(requireNonNull(code, "code is null"), null, false, false);
        this.answer = Json.object().put("ok", false).put("error", code);
    }

    /** Returns the refusal with one more field in its answer. */
    Refusal with(String field, JsonNode value) {
        answer.set(field, value);
        return this;
    }

    /** Returns a refusal of the arguments, with what is wrong in the answer's metadata. */
    static Refusal arguments(String sentence) {
        ObjectNode metadata = Json.object();
        metadata.putArray("messages").add("[ERROR] " + sentence);
        return new Refusal("invalid_arguments").with("response_metadata", metadata);
    }

    ObjectNode answer() {
        return answer;
    }
}
