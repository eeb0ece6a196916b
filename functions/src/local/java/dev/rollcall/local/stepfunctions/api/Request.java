package dev.rollcall.local.stepfunctions.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.aws.AwsError;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
                        invalid(
                                "Value null at '%s' failed to satisfy constraint: Member must not be null"
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
     * @param refusal makes what is thrown if it is not JSON, of what the parser says
     */
    static JsonNode json(String text, Function<String, AwsError> refusal) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isMissingNode()) {
                throw refusal.apply("the text is empty");
            }
            return json;
        } catch (JsonProcessingException notJson) {
            throw refusal.apply(notJson.getOriginalMessage());
        }
    }

    /** Returns a text that must be one of some, if it is there. */
    Optional<String> oneOf(String name, List<String> allowed) {
        Optional<String> given = optional(name);
        given.filter(value -> !allowed.contains(value))
                .ifPresent(value -> {
                    throw invalid(
                            "Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
                                    .formatted(value, name, allowed));
                });
        return given;
    }

    /** Returns the error for a member that breaks one of the API reference's constraints. */
    static AwsError invalid(String sentence) {
        return AwsError.badRequest(
                "ValidationException", "1 validation error detected: " + sentence);
    }
}
