package dev.rollcall.application.port;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;

import java.util.Optional;
import java.util.Set;

/** Slack accounts, one at a time. Reads throw {@link PortFailure}. */
public interface Accounts {

    /** Reads the account afresh; empty if Slack does not know the id. */
    Optional<Account> read(AccountId account);

    /** Reads afresh whether the account is active, without its rank; empty if Slack knows none. */
    Optional<Boolean> isActive(AccountId account);

    /**
     * Returns who owns a workspace, primary owners included, as the lists of the workspaces say;
     * they may be some minutes old. An owner of the organisation alone may not be among them.
     */
    Set<AccountId> workspaceOwners();

    /**
     * Deactivates the account in the whole organisation. The admission must be for this account.
     */
    WriteReply deactivate(Admission.Admitted admitted, AccountId account);

    /** Returns the account that installed our tokens; it must never be deactivated. */
    AccountId installer();
}
