package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;

import java.util.Optional;

/**
 * One list that a snapshot has, read page by page and proven whole or not by itself.
 *
 * @param of what it is a list of: a source, a group, a workspace or a channel; empty where there is
 *     one such list only
 */
public record SnapshotPart(Kind kind, String of) {

    /** What can be listed, in the order in which it is read. */
    public enum Kind {
        /** Our own records of whose account it is. */
        LINKS("links", false),
        /** Everybody a source knows, those who have left included. */
        PEOPLE("people", true),
        /** A source's groups, with how many people each has. */
        GROUPS("groups", true),
        /** Who is in one of a source's groups. */
        GROUP_MEMBERS("group-members", true),
        /** Whom a source lets sign in to Slack. */
        ASSIGNMENTS("assignments", true),
        /** All accounts, with their IdP groups. */
        ACCOUNTS("accounts", false),
        /** All accounts once more, with their workspaces and ranks. */
        ROSTER("roster", false),
        /** A workspace's user groups, with their members. */
        USER_GROUPS("user-groups", true),
        /** Who is in a channel. */
        CHANNEL_MEMBERS("channel-members", true),
        /** Who has which admin role. */
        ADMIN_ROLES("admin-roles", false);

        private final String key;
        private final boolean several;

        Kind(String key, boolean several) {
            this.key = requireNonNull(key, "key is null");
            this.several = several;
        }
    }

    public static final SnapshotPart LINKS = new SnapshotPart(Kind.LINKS, "");
    public static final SnapshotPart ACCOUNTS = new SnapshotPart(Kind.ACCOUNTS, "");
    public static final SnapshotPart ROSTER = new SnapshotPart(Kind.ROSTER, "");
    public static final SnapshotPart ADMIN_ROLES = new SnapshotPart(Kind.ADMIN_ROLES, "");

    public SnapshotPart {
        requireNonNull(kind, "kind is null");
        requireNonNull(of, "of is null");
        if (kind.several == of.isEmpty()) {
            throw new IllegalArgumentException(
                    "No list of a snapshot: " + kind + " of '" + of + "'");
        }
    }

    public static SnapshotPart people(SourceId source) {
        return new SnapshotPart(Kind.PEOPLE, source.value());
    }

    public static SnapshotPart groups(SourceId source) {
        return new SnapshotPart(Kind.GROUPS, source.value());
    }

    public static SnapshotPart assignments(SourceId source) {
        return new SnapshotPart(Kind.ASSIGNMENTS, source.value());
    }

    public static SnapshotPart membersOf(GroupId group) {
        return new SnapshotPart(Kind.GROUP_MEMBERS, group.toString());
    }

    public static SnapshotPart userGroupsOf(String workspaceId) {
        return new SnapshotPart(Kind.USER_GROUPS, workspaceId);
    }

    public static SnapshotPart membersOf(Entitlement.Channel channel) {
        return new SnapshotPart(Kind.CHANNEL_MEMBERS, channel.channelId());
    }

    /** Returns the list that tells who has it; a user group of the organisation is in none. */
    public static Optional<SnapshotPart> telling(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> Optional.of(ROSTER);
            case Entitlement.IdpGroup _ -> Optional.of(ACCOUNTS);
            case Entitlement.UserGroup group -> Optional.of(userGroupsOf(group.workspaceId()));
            case Entitlement.Channel channel -> Optional.of(membersOf(channel));
            case Entitlement.AdminRole _ -> Optional.of(ADMIN_ROLES);
            case Entitlement.OrganisationGroup _ -> Optional.empty();
        };
    }

    /**
     * Returns how {@link dev.rollcall.domain.access.Holdings#read} names what the list tells of one
     * account; empty of a list that tells nothing of what accounts have.
     */
    public Optional<String> reading() {
        return switch (kind) {
            case ROSTER -> Optional.of("workspaces");
            case ACCOUNTS -> Optional.of("idp-groups");
            case USER_GROUPS -> Optional.of("user-groups:" + of);
            case CHANNEL_MEMBERS -> Optional.of("channel:" + of);
            case ADMIN_ROLES -> Optional.of("admin-roles");
            case LINKS, PEOPLE, GROUPS, GROUP_MEMBERS, ASSIGNMENTS -> Optional.empty();
        };
    }

    /**
     * Reads what {@link #key} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a key
     */
    public static SnapshotPart parse(String key) {
        String[] parts = key.split(":", 2);
        for (Kind kind : Kind.values()) {
            if (kind.key.equals(parts[0])) {
                return new SnapshotPart(kind, parts.length < 2 ? "" : parts[1]);
            }
        }
        throw new IllegalArgumentException("A snapshot has no part called " + parts[0]);
    }

    /** Returns a name for keys and files, e.g. {@code group-members:okta:00g1abc}. */
    public String key() {
        return of.isEmpty() ? kind.key : kind.key + ":" + of;
    }

    /** Returns the group whose members these are. */
    public GroupId group() {
        return GroupId.parse(of);
    }

    /** Returns the source whose people, groups or assignments these are. */
    public SourceId source() {
        return kind == Kind.GROUP_MEMBERS ? group().source() : new SourceId(of);
    }

    /** Returns whether it is read from a source, rather than from Slack or our own records. */
    public boolean isOfSource() {
        return switch (kind) {
            case PEOPLE, GROUPS, GROUP_MEMBERS, ASSIGNMENTS -> true;
            case LINKS, ACCOUNTS, ROSTER, USER_GROUPS, CHANNEL_MEMBERS, ADMIN_ROLES -> false;
        };
    }
}
