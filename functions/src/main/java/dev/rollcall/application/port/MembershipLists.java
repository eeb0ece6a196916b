package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;

/**
 * Who is where in Slack, asked by the place and not by the account. Only reads; throws {@link
 * PortFailure}, and the same point can then be read again.
 */
public interface MembershipLists {

    /**
     * Reads all enabled user groups of a workspace with their members, at once.
     *
     * @throws PortFailure.Unavailable where Slack counts more members of a group than it shows, or
     *     does not count them
     */
    WorkspaceGroups userGroups(String workspaceId);

    /**
     * Reads one page of who is in a channel.
     *
     * @throws PortFailure.NeedsHuman of a channel that our tokens cannot see
     */
    CursorListed<AccountId> members(Entitlement.Channel channel, CursorPoint from);

    /** Reads one page of who has which admin role. */
    CursorListed<RoleHolder> adminRoles(CursorPoint from);

    record RoleHolder(AccountId account, Entitlement.AdminRole role) {
        public RoleHolder {
            requireNonNull(account, "account is null");
            requireNonNull(role, "role is null");
        }
    }
}
