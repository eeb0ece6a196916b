package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

/** Hands each sort of thing to whoever knows how it is joined. */
final class SlackEnrolment implements Enrolment {
    private final UserGroupEdit userGroups;
    private final WorkspaceMembers workspaces;
    private final ChannelMembers channels;
    private final SlackRoles roles;

    SlackEnrolment(
            UserGroupEdit userGroups,
            WorkspaceMembers workspaces,
            ChannelMembers channels,
            SlackRoles roles) {
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
        this.channels = requireNonNull(channels, "channels is null");
        this.roles = requireNonNull(roles, "roles is null");
    }

    @Override
    public WriteReply join(AccountId account, Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.UserGroup group -> userGroups.add(account, group);
            case Entitlement.Workspace workspace -> workspaces.join(account, workspace);
            case Entitlement.Channel channel -> channels.join(account, channel);
            case Entitlement.AdminRole role -> roles.give(account, role);
            case Entitlement.IdpGroup _ ->
                    throw new IllegalArgumentException("IdP groups are joined by SCIM");
            case Entitlement.OrganisationGroup _ ->
                    throw new IllegalArgumentException(
                            "Groups of the organisation are joined by their own port");
        };
    }
}
