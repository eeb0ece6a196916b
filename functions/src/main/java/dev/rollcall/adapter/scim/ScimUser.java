package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;

/**
 * What we read of a SCIM user: no name, no e-mail.
 *
 * @param groups ids of the groups the server says the user is in
 */
public record ScimUser(String id, boolean active, List<String> groups) {
    public ScimUser {
        requireNonNull(id, "id is null");
        groups = List.copyOf(groups);
    }

    /**
     * Reads a user resource.
     *
     * @throws MalformedJson if the id or {@code active} is missing: an absent {@code active} must
     *     not pass for either value
     */
    public static ScimUser read(JsonObject user) {
        List<String> groups =
                user.objects("groups").stream().map(group -> group.text("value")).toList();
        return new ScimUser(user.text("id"), user.bool("active"), groups);
    }
}
