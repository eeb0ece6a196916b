package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;

import java.time.Duration;

/** What an account belongs to, and how it is taken out. Reads throw {@link PortFailure}. */
public interface Memberships {

    /**
     * Reads what the account has, for at most the given time; what could not be read by then is
     * named in {@link Holdings#unread()}.
     */
    Holdings of(AccountId account, Duration atMost);

    /** Returns whether the account is in the group now. */
    boolean isIn(AccountId account, Entitlement group);

    /**
     * Takes the account out of an IdP group or a user group, touching nobody else. The last member
     * of a user group cannot be removed: the group is disabled instead (rule 9).
     */
    WriteReply leave(AccountId account, Entitlement group);
}
