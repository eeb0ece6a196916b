package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;

import java.util.Optional;

/** Whose seat is paid for. Only reads. */
public interface Licences {

    /**
     * Returns whether the account's seat is billed ({@code team.billableInfo}); empty if Slack does
     * not list the account.
     *
     * @throws PortFailure if it cannot be read
     */
    Optional<Boolean> isBilled(AccountId account);
}
