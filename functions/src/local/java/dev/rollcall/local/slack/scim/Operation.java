package dev.rollcall.local.slack.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of a PATCH.
 *
 * @param value missing where there is none
 */
public record Operation(Kind kind, String path, JsonNode value) {

    /** What to do. */
    public enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    public Operation {
        requireNonNull(kind, "kind is null");
        requireNonNull(path, "path is null");
        requireNonNull(value, "value is null");
    }

    /**
     * Reads the operations of a PATCH.
     *
     * @param withoutPath an operation may have an object and no path
     * @throws ScimRefusal if there is none that can be understood
     */
    public static List<Operation> read(ObjectNode body, boolean withoutPath) {
        JsonNode all = body.path("Operations");
        if (!all.isArray() || all.isEmpty()) {
            throw ScimRefusal.bad("invalid_request_payload");
        }
        List<Operation> read = new ArrayList<>();
        for (JsonNode one : all) {
            String path = one.path("path").asText("");
            Kind kind = kind(one.path("op").asText(""));
            if (!path.isEmpty()) {
                read.add(new Operation(kind, path, one.path("value")));
            } else if (withoutPath && one.path("value") instanceof ObjectNode attributes) {
                read.addAll(ofEach(kind, attributes));
            } else {
                throw ScimRefusal.bad("invalid_attribute_format");
            }
        }
        return read;
    }

    /** Returns an operation for each attribute of a resource. */
    public static List<Operation> ofEach(Kind kind, ObjectNode attributes) {
        return attributes.properties().stream()
                .map(field -> new Operation(kind, field.getKey(), field.getValue()))
                .toList();
    }

    public boolean removes() {
        return kind == Kind.REMOVE;
    }

    /** Returns the operation on what lies below its path. */
    public Operation at(String rest) {
        return new Operation(kind, rest, value);
    }

    /** Returns the values: those of an array, or the one. */
    public Stream<JsonNode> values() {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false);
        }
        return value instanceof MissingNode || value.isNull() ? Stream.of() : Stream.of(value);
    }

    /** Returns the value as a text, empty for null. */
    public String text() {
        if (value.isContainerNode()) {
            throw ScimRefusal.bad("invalid_attribute_format");
        }
        return value.isNull() ? "" : value.asText("");
    }

    private static Kind kind(String op) {
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw ScimRefusal.bad("invalid_request_payload");
        };
    }
}
