package dev.rollcall.e2e.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One part of what a row says is written. */
sealed interface Step {

    /** One call, once. */
    record Call(String name, Shape body) implements Step {
        boolean is(Received received, Map<String, String> named) {
            return Shape.fits(name, received.name(), named) && body.fits(received.body(), named);
        }

        /** Returns whether it is this PATCH, with some of its operations. */
        boolean isWithFewerOperations(Received received, Map<String, String> named) {
            return Shape.fits(name, received.name(), named)
                    && received.body()
                            .path("Operations")
                            .valueStream()
                            .allMatch(operation -> isOneOfOurs(operation, named));
        }

        private boolean isOneOfOurs(JsonNode operation, Map<String, String> named) {
            return body.wanted()
                    .path("Operations")
                    .valueStream()
                    .anyMatch(ours -> new Shape(ours).fits(operation, named));
        }
    }

    /** What an account tells of its human: those operations of the row for it that are due. */
    record Attributes() implements Step {}

    /** What is taken, by the calls of the second table, from its end to its beginning. */
    record Removals() implements Step {}

    /** What is given, by the calls of the second table, in its order. */
    record Additions() implements Step {}

    Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /**
     * Reads a part such as {@code removals}, or a call's name and body, each in a code span. Of a
     * PATCH the operations are told, one in a span.
     */
    static Step read(String part) {
        return switch (part) {
            case "attributes" -> new Attributes();
            case "removals" -> new Removals();
            case "additions" -> new Additions();
            default -> call(part);
        };
    }

    private static Step call(String part) {
        List<String> spans =
                QUOTED.matcher(part).results().map((MatchResult span) -> span.group(1)).toList();
        if (spans.size() < 2 || !QUOTED.matcher(part).replaceAll("").isBlank()) {
            throw new IllegalArgumentException(
                    "Not a call: " + part + ". Write its name and its body, each in a code span.");
        }
        String name = spans.getFirst();
        List<String> body = spans.subList(1, spans.size());
        return new Call(name, new Shape(name.startsWith("PATCH ") ? patch(body) : one(body)));
    }

    private static JsonNode patch(List<String> operations) {
        ObjectNode patch = Json.object();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ArrayNode array = patch.putArray("Operations");
        operations.forEach(operation -> array.add(Json.read(operation)));
        return patch;
    }

    private static JsonNode one(List<String> body) {
        if (body.size() != 1) {
            throw new IllegalArgumentException("A call has one body: " + body);
        }
        String text = body.getFirst();
        return text.startsWith("{") ? Json.read(text) : form(text);
    }

    private static JsonNode form(String text) {
        ObjectNode fields = Json.object();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return fields;
    }
}
