package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One operation of a PATCH (RFC 7644 §3.5.2).
 *
 * <p>Only what is listed here can be said. In particular no member can be removed without naming
 * it: {@code remove members} without a filter empties the group, and Slack obeys it. {@link
 * ScimPath} has no members and no {@code active}, so the general operations cannot say it either.
 */
public sealed interface ScimOperation {
    Pattern MEMBER = Pattern.compile("[A-Z0-9]{2,40}");

    /** Returns the operation as it stands in the request. */
    ObjectNode json();

    /** Gives or takes a user's access. The value is a JSON boolean; Slack documents no other. */
    record SetActive(boolean active) implements ScimOperation {
        @Override
        public ObjectNode json() {
            return named("replace", "active").put("value", active);
        }
    }

    /**
     * Takes one member out of a group and leaves all others in. The id stands without quotes, as in
     * Slack's documentation; it has capitals and digits only, so it stays one value.
     */
    record RemoveMember(String userId) implements ScimOperation {
        public RemoveMember {
            requireMember(userId);
        }

        @Override
        public ObjectNode json() {
            return named("remove", "members[value eq " + userId + "]");
        }
    }

    /** Puts members into a group and leaves all others in. */
    record AddMembers(List<String> userIds) implements ScimOperation {
        public AddMembers {
            userIds = List.copyOf(userIds);
            userIds.forEach(ScimOperation::requireMember);
            if (userIds.isEmpty()) {
                throw new IllegalArgumentException("Somebody must be added");
            }
        }

        @Override
        public ObjectNode json() {
            ObjectNode operation = named("add", "members");
            ArrayNode members = operation.putArray("value");
            userIds.forEach(id -> members.addObject().put("value", id));
            return operation;
        }
    }

    /** Adds a value; to a list, or the members of an object. */
    record Add(ScimPath path, JsonNode value) implements ScimOperation {
        public Add {
            requireNonNull(path, "path is null");
            requireNonNull(value, "value is null");
        }

        @Override
        public ObjectNode json() {
            return named("add", path.text()).set("value", value);
        }
    }

    /** Puts a value in the place of what is there. */
    record Replace(ScimPath path, JsonNode value) implements ScimOperation {
        public Replace {
            requireNonNull(path, "path is null");
            requireNonNull(value, "value is null");
        }

        @Override
        public ObjectNode json() {
            return named("replace", path.text()).set("value", value);
        }
    }

    /** Takes a value away. */
    record Remove(ScimPath path) implements ScimOperation {
        public Remove {
            requireNonNull(path, "path is null");
        }

        @Override
        public ObjectNode json() {
            return named("remove", path.text());
        }
    }

    private static ObjectNode named(String op, String path) {
        return Json.object().put("op", op).put("path", path);
    }

    private static void requireMember(String userId) {
        if (!MEMBER.matcher(userId).matches()) {
            throw new IllegalArgumentException(
                    "A member is named by its id, of capitals and digits");
        }
    }
}
