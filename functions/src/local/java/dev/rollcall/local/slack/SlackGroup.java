package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something with members: an IdP group, a workspace's user group, or a channel.
 *
 * @param workspaceId empty for what belongs to the organisation
 */
public record SlackGroup(
        Kind kind,
        String id,
        String workspaceId,
        String name,
        Set<String> members,
        boolean disabled,
        String updatedBy) {

    /** The three kinds. */
    public enum Kind {
        IDP_GROUP,
        USER_GROUP,
        CHANNEL
    }

    public SlackGroup {
        requireNonNull(kind, "kind is null");
        requireNonNull(id, "id is null");
        requireNonNull(workspaceId, "workspaceId is null");
        requireNonNull(name, "name is null");
        members = new TreeSet<>(members);
        requireNonNull(updatedBy, "updatedBy is null");
    }

    SlackGroup withMembers(Collection<String> now, String by) {
        return new SlackGroup(kind, id, workspaceId, name, new TreeSet<>(now), disabled, by);
    }

    SlackGroup without(String member, String by) {
        Set<String> left = new TreeSet<>(members);
        left.remove(member);
        return withMembers(left, by);
    }

    SlackGroup named(String now, String by) {
        return new SlackGroup(kind, id, workspaceId, now, members, disabled, by);
    }

    SlackGroup disabled(boolean now, String by) {
        return new SlackGroup(kind, id, workspaceId, name, members, now, by);
    }
}
