package dev.rollcall.local.stepfunctions.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.aws.AwsError;

import java.util.Optional;

/** The body of a request, read with AWS's validation errors. */
record Request(JsonNode body) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Request {
        requireNonNull(body, "body is null");
    }

    /** Returns a text that must be there. */
    String text(String name) {
        return optional(name)
                .orElseThrow(() ->
                        AwsError.badRequest(
                                "ValidationException",
                                "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                                        .formatted(name)));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(body.path(name).textValue());
    }

    boolean flag(String name, boolean otherwise) {
        return body.path(name).asBoolean(otherwise);
    }

    int number(String name, int otherwise) {
        return body.path(name).asInt(otherwise);
    }

    /**
     * Reads a text as JSON.
     *
     * @param refusal thrown if it is not JSON
     */
    static JsonNode json(String text, AwsError refusal) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isMissingNode()) {
                throw refusal;
            }
            return json;
        } catch (JsonProcessingException _) {
            throw refusal;
        }
    }
}
