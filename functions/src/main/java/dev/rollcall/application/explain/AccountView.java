package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.policy.AccountType;

import java.util.Optional;

/**
 * An account as it was just read.
 *
 * @param listed empty: Slack does not know the id
 */
record AccountView(AccountId id, Optional<ListedAccount> listed, Holdings holdings) {
    AccountView {
        requireNonNull(id, "id is null");
        requireNonNull(listed, "listed is null");
        requireNonNull(holdings, "holdings is null");
    }

    boolean active() {
        return listed.filter(ListedAccount::active).isPresent();
    }

    AccountType type() {
        return listed.map(account -> AccountType.of(account.kind())).orElse(AccountType.UNMANAGED);
    }
}
