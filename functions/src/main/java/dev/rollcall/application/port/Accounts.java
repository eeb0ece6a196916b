package dev.rollcall.application.port;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;

import java.util.List;
import java.util.Optional;

/** Slack accounts, one at a time. Reads throw {@link PortFailure}. */
public interface Accounts {

    /** Reads the account afresh; empty if Slack does not know the id. */
    Optional<Account> read(AccountId account);

    /** Reads afresh whether the account is active, without its rank; empty if Slack knows none. */
    Optional<Boolean> isActive(AccountId account);

    /**
     * Says which of the accounts own the organisation or a workspace, or are bots. What it is read
     * from may be some minutes old. Not everybody need have been read: whoever asks again for the
     * rest comes to an end.
     *
     * @throws PortFailure if nobody could be read
     */
    Ranking rank(List<AccountId> some);

    /**
     * Deactivates the account in the whole organisation. The admission must be for this account.
     */
    WriteReply deactivate(Admission.Admitted admitted, AccountId account);

    /** Returns the account that installed our tokens; it must never be deactivated. */
    AccountId installer();
}
