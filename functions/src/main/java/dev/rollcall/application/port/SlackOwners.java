package dev.rollcall.application.port;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;

import java.util.Optional;

/** Who rules the company's Slack. Throws {@link PortFailure} if Slack cannot be asked. */
public interface SlackOwners {

    /** Returns the account with its rank in the organisation as a whole; empty if unknown. */
    Optional<Account> read(AccountId account);

    /**
     * Counts the active owners besides an account, of the organisation or of any workspace.
     *
     * @param enough no more of them are looked for
     */
    int activeBesides(AccountId account, int enough);
}
