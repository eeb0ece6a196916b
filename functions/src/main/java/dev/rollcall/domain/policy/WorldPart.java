package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;

/**
 * A list of the world, which is read whole or not at all.
 *
 * @param of the source of groups, or the workspace of user groups; empty for groups: each source
 *     that is not named otherwise
 */
public record WorldPart(Kind kind, String of) {

    /** What can be listed. */
    public enum Kind {
        GROUPS("groups", "groups of a source"),
        WORKSPACES("workspaces", "workspaces"),
        IDP_GROUPS("idp-groups", "IdP groups in Slack"),
        USER_GROUPS("user-groups", "user groups of a workspace"),
        ORGANISATION_GROUPS("organisation-groups", "user groups of the organisation"),
        CHANNELS("channels", "channels"),
        PROTECTED("protected", "groups of protected accounts");

        private final String key;
        private final String words;

        Kind(String key, String words) {
            this.key = requireNonNull(key, "key is null");
            this.words = requireNonNull(words, "words is null");
        }
    }

    public static final WorldPart WORKSPACES = new WorldPart(Kind.WORKSPACES, "");
    public static final WorldPart IDP_GROUPS = new WorldPart(Kind.IDP_GROUPS, "");
    public static final WorldPart ORGANISATION_GROUPS = new WorldPart(Kind.ORGANISATION_GROUPS, "");
    public static final WorldPart CHANNELS = new WorldPart(Kind.CHANNELS, "");
    public static final WorldPart PROTECTED = new WorldPart(Kind.PROTECTED, "");

    /** The groups of each source that is not named otherwise. */
    public static final WorldPart OTHER_GROUPS = new WorldPart(Kind.GROUPS, "");

    public WorldPart {
        requireNonNull(kind, "kind is null");
        requireNonNull(of, "of is null");
        boolean several = kind == Kind.GROUPS || kind == Kind.USER_GROUPS;
        boolean fits = kind == Kind.USER_GROUPS ? !of.isEmpty() : several || of.isEmpty();
        if (!fits) {
            throw new IllegalArgumentException(
                    "No list of the world: " + kind + " of '" + of + "'");
        }
    }

    public static WorldPart groupsOf(SourceId source) {
        return new WorldPart(Kind.GROUPS, source.value());
    }

    public static WorldPart userGroupsOf(String workspaceId) {
        return new WorldPart(Kind.USER_GROUPS, workspaceId);
    }

    /** Returns the list that would have it. */
    static WorldPart with(Mention.Thing thing) {
        return switch (thing) {
            case Mention.OfGroup(GroupId group) -> groupsOf(group.source());
            case Mention.OfEntitlement(Entitlement entitlement) -> with(entitlement);
        };
    }

    private static WorldPart with(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> WORKSPACES;
            case Entitlement.IdpGroup _ -> IDP_GROUPS;
            case Entitlement.UserGroup group -> userGroupsOf(group.workspaceId());
            case Entitlement.OrganisationGroup _ -> ORGANISATION_GROUPS;
            case Entitlement.Channel _ -> CHANNELS;
            // No mapping grants one, and no file names one.
            case Entitlement.AdminRole role ->
                    throw new IllegalArgumentException("No list of the world has " + role.key());
        };
    }

    /** Reads what {@link #key} wrote. */
    public static WorldPart parse(String key) {
        String[] parts = key.split(":", 2);
        for (Kind kind : Kind.values()) {
            if (kind.key.equals(parts[0])) {
                return new WorldPart(kind, parts.length < 2 ? "" : parts[1]);
            }
        }
        throw new IllegalArgumentException("There is no part of the world called " + parts[0]);
    }

    /** Returns a name for files and tables, e.g. {@code user-groups:T0MAIN}. */
    public String key() {
        return of.isEmpty() ? kind.key : kind.key + ":" + of;
    }

    /** Returns what it is, for people. */
    public String words() {
        return of.isEmpty() ? kind.words : kind.words + " (" + of + ")";
    }
}
