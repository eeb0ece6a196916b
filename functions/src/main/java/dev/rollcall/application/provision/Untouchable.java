package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.Protection;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.policy.AccessPolicy;

import java.util.Optional;

/** Says which accounts joiners and movers leave as they are: what Slack does not know is one. */
final class Untouchable {
    private final Accounts accounts;

    Untouchable(Accounts accounts) {
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    /** Returns why nothing of the account may be changed, if so (rule 7). */
    Optional<String> why(AccountId account, AccessPolicy access, LeaverPolicy general) {
        if (access.protectedAccounts().contains(account)) {
            return Optional.of("listed-as-protected");
        }
        Optional<Account> read = accounts.read(account);
        return read.isEmpty()
                ? Optional.of("unknown-account")
                : new Protection(accounts).of(read.get(), general);
    }
}
