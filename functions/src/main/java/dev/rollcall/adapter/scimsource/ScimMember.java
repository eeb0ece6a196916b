package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Optional;

/** Somebody or something in a group (RFC 7643 §4.2). */
record ScimMember(String id, boolean group) {
    ScimMember {
        requireNonNull(id, "id is null");
    }

    /**
     * Reads a member.
     *
     * @throws MalformedJson if neither {@code type} nor {@code $ref} says what it is: a group that
     *     passed for a person would hide everybody in it
     */
    static ScimMember read(JsonObject member) {
        return new ScimMember(member.text("value"), isGroup(member));
    }

    private static boolean isGroup(JsonObject member) {
        Optional<String> type = member.optionalText("type");
        String reference = member.optionalText("$ref").orElse("");
        if (type.filter("Group"::equalsIgnoreCase).isPresent()) {
            return true;
        }
        if (type.filter("User"::equalsIgnoreCase).isPresent()) {
            return false;
        }
        if (type.isEmpty() && reference.contains("/Groups/")) {
            return true;
        }
        if (type.isEmpty() && reference.contains("/Users/")) {
            return false;
        }
        throw new MalformedJson(member.place() + " does not say whether it is a group");
    }
}
