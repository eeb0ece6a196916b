package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

import java.util.Optional;

/** Says which accounts nothing of ours may touch. */
public final class Protection {
    private final Accounts accounts;

    public Protection(Accounts accounts) {
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    /**
     * Returns why the account is protected, if it is. Owners are, all of them: so no run can leave
     * fewer than two (rule 7).
     */
    public Optional<String> of(Account account, LeaverPolicy policy) {
        return byId(account.id(), policy).or(() -> byRank(account.rank()));
    }

    /** Returns why the account is protected whatever its rank, if it is. */
    Optional<String> byId(AccountId id, LeaverPolicy policy) {
        if (policy.protectedAccounts().contains(id)) {
            return Optional.of("listed-as-protected");
        }
        return id.equals(accounts.installer())
                ? Optional.of("installer-of-our-tokens")
                : Optional.empty();
    }

    private static Optional<String> byRank(Account.Rank rank) {
        return switch (rank) {
            case PRIMARY_OWNER -> Optional.of("primary-owner");
            case OWNER -> Optional.of("owner");
            case BOT -> Optional.of("bot");
            case GUEST, MEMBER, ADMIN -> Optional.empty();
        };
    }
}
