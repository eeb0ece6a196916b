package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;

/**
 * What we read of a SCIM group.
 *
 * @param members the users' ids
 */
public record ScimGroup(String id, List<String> members) {
    public ScimGroup {
        requireNonNull(id, "id is null");
        members = List.copyOf(members);
    }

    /**
     * Reads a group resource.
     *
     * @throws MalformedJson if the id or the members are missing: members that the server keeps to
     *     itself must not pass for none
     */
    public static ScimGroup read(JsonObject group) {
        List<String> members =
                group.having("members").objects("members").stream()
                        .map(member -> member.text("value"))
                        .toList();
        return new ScimGroup(group.text("id"), members);
    }
}
