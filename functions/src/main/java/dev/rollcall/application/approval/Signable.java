package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

import java.util.List;

/** Whom a call that signs many out may name (rule 7). */
final class Signable {
    private final Accounts accounts;

    Signable(Accounts accounts) {
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    /** Returns those whom the policy does not protect by name, without our own installer. */
    List<AccountId> unprotected(List<AccountId> some, LeaverPolicy policy) {
        List<AccountId> unlisted =
                some.stream().filter(id -> !policy.protectedAccounts().contains(id)).toList();
        if (unlisted.isEmpty()) {
            return unlisted;
        }
        AccountId installer = accounts.installer();
        return unlisted.stream().filter(id -> !id.equals(installer)).toList();
    }

    /** Returns who of them are neither owners nor bots, as far as that can be read at once. */
    Ranking rank(List<AccountId> some) {
        return accounts.rank(some);
    }
}
