package dev.rollcall.local.stepfunctions.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates between JSON and the plain Java values that the JSONata library works on. */
final class JavaValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Above this a JavaScript number is no longer exact and prints with an exponent or zeros. */
    private static final double LARGEST_EXACT = 9_007_199_254_740_992d;

    private JavaValues() {}

    /** Returns the value to bind; null only stands inside objects and arrays. */
    static Object fromJson(JsonNode json) {
        Object value = nullable(json);
        return value == null ? Jsonata.NULL_VALUE : value;
    }

    private static @Nullable Object nullable(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> map(json);
            case ARRAY -> list(json);
            case STRING -> json.textValue();
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> number(json);
            case NULL, MISSING -> null;
            case BINARY, POJO ->
                    throw new IllegalArgumentException("not JSON: " + json.getNodeType());
        };
    }

    private static Map<String, @Nullable Object> map(JsonNode json) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        json.properties().forEach(member -> map.put(member.getKey(), nullable(member.getValue())));
        return map;
    }

    private static List<@Nullable Object> list(JsonNode json) {
        List<@Nullable Object> list = new ArrayList<>(json.size());
        json.forEach(element -> list.add(nullable(element)));
        return list;
    }

    private static Object number(JsonNode json) {
        if (json.isInt()) {
            return json.intValue();
        }
        return json.canConvertToLong() && json.isIntegralNumber()
                ? (Object) json.longValue()
                : (Object) json.doubleValue();
    }

    /**
     * Returns the result as JSON; what JSON cannot say (a function) inside becomes an empty string.
     */
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case String text -> JSON.textNode(text);
            case Boolean truth -> JSON.booleanNode(truth);
            case Number number -> number(number);
            default -> value == Jsonata.NULL_VALUE ? JSON.nullNode() : JSON.textNode("");
        };
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((name, member) -> object.set(String.valueOf(name), toJson(member)));
        return object;
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode array = JSON.arrayNode(list.size());
        list.forEach(element -> array.add(toJson(element)));
        return array;
    }

    private static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return whole(number.longValue());
        }
        double real = number.doubleValue();
        if (!Double.isFinite(real)) {
            return JSON.nullNode();
        }
        boolean exact = real == Math.rint(real) && Math.abs(real) <= LARGEST_EXACT;
        return exact ? whole((long) real) : JSON.numberNode(real);
    }

    /** Returns the node that Jackson's parser makes of the same number, so that both are equal. */
    private static JsonNode whole(long number) {
        return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);
    }
}
