package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;

import java.util.Optional;
import java.util.Set;

/** Whose seat is paid for. Only reads. */
public interface Licences {
    /** It was asked of as many workspaces as can be asked of at once, and there are more. */
    String TOO_MANY = "too-many-workspaces";

    /**
     * Returns whether the account's seat is billed ({@code team.billableInfo}); empty if Slack does
     * not list the account.
     *
     * @param before the workspaces where the account belonged, as far as they are known: it is
     *     looked for there, if Slack shows none of its own now
     * @throws PortFailure if it cannot be read; with the code {@value #TOO_MANY} if it was found
     *     billed in none of those that were asked
     */
    Optional<Boolean> isBilled(AccountId account, Set<String> before);
}
