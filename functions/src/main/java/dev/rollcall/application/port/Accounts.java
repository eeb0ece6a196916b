package dev.rollcall.application.port;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;

import java.util.Optional;

/** Slack accounts, one at a time. Reads throw {@link PortFailure}. */
public interface Accounts {

    /** Reads the account afresh; empty if Slack does not know the id. */
    Optional<Account> read(AccountId account);

    /**
     * Deactivates the account in the whole organisation. The admission must be for this account.
     */
    WriteReply deactivate(Admission.Admitted admitted, AccountId account);

    /** Returns the account that installed our tokens; it must never be deactivated. */
    AccountId installer();
}
