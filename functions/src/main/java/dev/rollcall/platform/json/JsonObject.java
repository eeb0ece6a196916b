package dev.rollcall.platform.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object read member by member. A member that is null counts as absent; one of another type
 * than asked for is a complaint, not an absence.
 *
 * @param place what to call the object in complaints, e.g. {@code user.groups[2]}
 */
public record JsonObject(JsonNode node, String place) {
    public JsonObject {
        requireNonNull(node, "node is null");
        requireNonNull(place, "place is null");
        if (!node.isObject()) {
            throw new MalformedJson(place + " is not an object");
        }
    }

    public static JsonObject of(JsonNode node, String place) {
        return new JsonObject(node, place);
    }

    /**
     * Returns this object, which must have that member: for lists whose absence would else be taken
     * for emptiness.
     */
    public JsonObject having(String name) {
        if (member(name).isEmpty()) {
            throw new MalformedJson(place + "." + name + " is missing");
        }
        return this;
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "a string"));
    }

    public Optional<String> optionalText(String name) {
        return member(name)
                .map(value -> {
                    if (!value.isTextual()) {
                        throw missing(name, "a string");
                    }
                    return value.textValue();
                });
    }

    /** Returns a JSON boolean; the string {@code "false"} is none. */
    public boolean bool(String name) {
        JsonNode value = member(name).orElseThrow(() -> missing(name, "true or false"));
        if (!value.isBoolean()) {
            throw missing(name, "true or false");
        }
        return value.booleanValue();
    }

    /** Returns whether the member is there and is the JSON boolean true. */
    public boolean isTrue(String name) {
        return member(name).filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
    }

    public long wholeNumber(String name) {
        JsonNode value = member(name).orElseThrow(() -> missing(name, "a whole number"));
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw missing(name, "a whole number");
        }
        return value.longValue();
    }

    /** Returns a time with an offset, as ISO 8601 writes it; empty if absent. */
    public Optional<Instant> optionalInstant(String name) {
        return optionalText(name)
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeException _) {
                        throw missing(name, "an ISO 8601 time with an offset");
                    }
                });
    }

    public JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name, "an object"));
    }

    public Optional<JsonObject> optionalObject(String name) {
        return member(name).map(value -> new JsonObject(value, place + "." + name));
    }

    /** Returns the member's elements; none if the member is absent. */
    public List<JsonNode> elements(String name) {
        List<JsonNode> elements = new ArrayList<>();
        member(name)
                .ifPresent(value -> {
                    if (!value.isArray()) {
                        throw missing(name, "an array");
                    }
                    value.forEach(elements::add);
                });
        return elements;
    }

    /** Returns the member's elements, each an object; none if the member is absent. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            objects.add(new JsonObject(element, place + "." + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** Returns the member's elements, each a string; none if the member is absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isTextual()) {
                throw missing(name + "[" + texts.size() + "]", "a string");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Returns the member's elements, each a whole number; none if the member is absent. */
    public List<Long> wholeNumbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!element.isIntegralNumber() || !element.canConvertToLong()) {
                throw missing(name + "[" + numbers.size() + "]", "a whole number");
            }
            numbers.add(element.longValue());
        }
        return numbers;
    }

    /** Returns the member, whatever its type; empty if it is absent or null. */
    public Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private MalformedJson missing(String name, String expected) {
        return new MalformedJson(place + "." + name + " is missing or not " + expected);
    }
}
