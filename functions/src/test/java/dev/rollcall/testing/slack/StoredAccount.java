package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.RosterEntry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account as the organisation keeps it.
 *
 * @param staff its rank, were it a member; a guest and a bot have none
 * @param deactivatedAt empty for an active one
 */
record StoredAccount(
        AccountId id,
        Account.Rank staff,
        ListedAccount.Kind kind,
        AccountProfile profile,
        Instant created,
        Optional<Instant> deactivatedAt) {
    StoredAccount {
        requireNonNull(id, "id is null");
        requireNonNull(staff, "staff is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(created, "created is null");
        requireNonNull(deactivatedAt, "deactivatedAt is null");
    }

    boolean active() {
        return deactivatedAt.isEmpty();
    }

    /** Returns whether user groups take it: a member, and active. */
    boolean isActiveMember() {
        return active() && kind instanceof ListedAccount.Kind.Member;
    }

    Account.Rank rank() {
        return switch (kind) {
            case ListedAccount.Kind.Member _ -> staff;
            case ListedAccount.Kind.Guest _ -> Account.Rank.GUEST;
            case ListedAccount.Kind.Bot _ -> Account.Rank.BOT;
        };
    }

    StoredAccount active(Optional<Instant> deactivated) {
        return new StoredAccount(id, staff, kind, profile, created, deactivated);
    }

    StoredAccount as(ListedAccount.Kind another) {
        return new StoredAccount(id, staff, another, profile, created, deactivatedAt);
    }

    StoredAccount with(AccountProfile another) {
        return new StoredAccount(id, staff, kind, another, created, deactivatedAt);
    }

    Account account() {
        return new Account(id, active(), rank());
    }

    ListedAccount listed(List<Entitlement.IdpGroup> groups) {
        return new ListedAccount(id, active(), kind, profile, Optional.of(created), groups);
    }

    RosterEntry entry(List<String> workspaces) {
        return new RosterEntry(
                id, active(), rank(), deactivatedAt, Optional.of(created), workspaces);
    }
}
