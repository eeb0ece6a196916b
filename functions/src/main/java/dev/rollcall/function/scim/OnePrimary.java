package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One of an attribute's values is the primary one at most (RFC 7643 §2.4): the one that was made so
 * last.
 *
 * @param before those that were it before a step, as they were
 */
record OnePrimary(List<JsonNode> before) {
    OnePrimary {
        before = List.copyOf(before);
    }

    static OnePrimary of(@Nullable JsonNode values) {
        return new OnePrimary(
                primaries(values).stream().<JsonNode>map(JsonNode::deepCopy).toList());
    }

    /** Takes it away from those that were it before, if others are it now. */
    void keep(@Nullable JsonNode values) {
        List<JsonNode> now = primaries(values);
        if (now.size() > 1) {
            now.stream()
                    .filter(before::contains)
                    .forEach(value -> ((ObjectNode) value).remove(ScimNames.PRIMARY));
        }
    }

    private static List<JsonNode> primaries(@Nullable JsonNode values) {
        List<JsonNode> primaries = new ArrayList<>();
        if (values instanceof ArrayNode array) {
            array.forEach(value -> {
                if (value instanceof ObjectNode
                        && value.path(ScimNames.PRIMARY).asText().equalsIgnoreCase("true")) {
                    primaries.add(value);
                }
            });
        }
        return primaries;
    }
}
