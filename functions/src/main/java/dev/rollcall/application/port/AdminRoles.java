package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.List;

/**
 * Who has which admin role. A role is taken away by {@link Memberships#leave}. Slack lists
 * assignments of everybody only ({@code admin.roles.listAssignments} knows no filter by user).
 */
public interface AdminRoles {

    /**
     * Returns the roles that the account has now.
     *
     * @throws PortFailure if they cannot be read
     */
    List<Entitlement.AdminRole> of(AccountId account);
}
