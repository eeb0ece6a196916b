package dev.rollcall.domain.trace;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

/**
 * The thing in which somebody came or went, by its id in Slack: the log does not tell IdP groups,
 * user groups and those of the organisation apart.
 *
 * @param id of a role {@code <role>:<where it holds>}
 */
public record Touched(Kind kind, String id) {

    /** What the log tells apart. */
    public enum Kind {
        GROUP,
        CHANNEL,
        WORKSPACE,
        ROLE
    }

    public Touched {
        requireNonNull(kind, "kind is null");
        requireNonNull(id, "id is null");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("What was touched has an id");
        }
    }

    /** Returns how the log knows it. */
    public static Touched of(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace workspace ->
                    new Touched(Kind.WORKSPACE, workspace.workspaceId());
            case Entitlement.IdpGroup group -> new Touched(Kind.GROUP, group.groupId());
            case Entitlement.UserGroup group -> new Touched(Kind.GROUP, group.groupId());
            case Entitlement.OrganisationGroup group -> new Touched(Kind.GROUP, group.groupId());
            case Entitlement.Channel channel -> new Touched(Kind.CHANNEL, channel.channelId());
            case Entitlement.AdminRole role ->
                    new Touched(Kind.ROLE, role.roleId() + ":" + role.entityId());
        };
    }
}
