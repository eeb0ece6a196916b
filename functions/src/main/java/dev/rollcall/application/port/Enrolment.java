package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

/** How an account is given what it may have; the opposite of {@link Memberships#leave}. */
public interface Enrolment {

    /**
     * Puts the account into a workspace, a user group or a channel, or gives it an admin role,
     * touching nobody else. A deactivated account is refused a workspace, since Slack would make it
     * active again. The caller holds the user group's lock, and reads {@code active} back too.
     *
     * @throws IllegalArgumentException for an IdP group, whose members are SCIM's to change
     */
    WriteReply join(AccountId account, Entitlement entitlement);
}
