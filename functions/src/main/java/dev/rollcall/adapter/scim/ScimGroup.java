package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.JsonObject;

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

    public static ScimGroup read(JsonObject group) {
        List<String> members =
                group.objects("members").stream().map(member -> member.text("value")).toList();
        return new ScimGroup(group.text("id"), members);
    }
}
