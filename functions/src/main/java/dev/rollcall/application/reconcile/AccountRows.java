package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.RosterEntry;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is kept of accounts. */
final class AccountRows {
    private final Pseudonyms pseudonyms;

    AccountRows(Pseudonyms pseudonyms) {
        this.pseudonyms = requireNonNull(pseudonyms, "pseudonyms is null");
    }

    SnapshotRow.Account of(ListedAccount account) {
        Map<Attribute, Long> digests = new EnumMap<>(Attribute.class);
        account.profile()
                .attributes()
                .forEach((attribute, value) ->
                        digests.put(attribute, pseudonyms.ofAttribute(Attribute.normal(value))));
        return new SnapshotRow.Account(
                account.id(),
                account.active(),
                AccountType.of(account.kind()),
                guestUntil(account.kind()),
                account.profile().emails().stream()
                        .map(pseudonyms::ofEmail)
                        .collect(Collectors.toUnmodifiableSet()),
                digests,
                account.idpGroups().stream()
                        .map(Entitlement.IdpGroup::groupId)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    SnapshotRow.RosterEntry of(RosterEntry entry) {
        return new SnapshotRow.RosterEntry(
                entry.id(),
                entry.active(),
                entry.rank(),
                entry.deactivatedAt(),
                Set.copyOf(entry.workspaces()));
    }

    private static Optional<Instant> guestUntil(ListedAccount.Kind kind) {
        return kind instanceof ListedAccount.Kind.Guest guest
                ? guest.terms().expires()
                : Optional.empty();
    }
}
