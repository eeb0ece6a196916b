package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.UnrecordedPlan.FormerOwner;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds active accounts that are nobody's and have the address of somebody who has left. Adoption
 * links none of them, and without records nobody can tell whose they were.
 */
record AccountsOfLeavers(Company company, Snapshots snapshots) {
    AccountsOfLeavers {
        requireNonNull(company, "company is null");
        requireNonNull(snapshots, "snapshots is null");
    }

    /** Returns them in the order of people. */
    List<FormerOwner> of(AccessPolicy policy) {
        return policy.sources().keySet().stream()
                .sorted(Comparator.comparing(SourceId::value))
                .flatMap(source -> of(SnapshotPart.people(source)).stream())
                .toList();
    }

    private List<FormerOwner> of(SnapshotPart people) {
        int pages = company.result(people).map(PartResult::pages).orElse(0);
        try (Stream<SnapshotRow> rows =
                snapshots.rows(company.reconciliation().id(), people, pages)) {
            return rows.map(SnapshotRow.Person.class::cast)
                    .filter(row -> row.standing() == Standing.LEAVER)
                    .filter(row -> company.linksOf(row.person()).isEmpty())
                    .flatMap(this::of)
                    .sorted(Comparator.comparing(owner -> owner.person().toString()))
                    .toList();
        }
    }

    private Stream<FormerOwner> of(SnapshotRow.Person row) {
        AccountColumns accounts = company.accounts();
        return row.email().stream()
                .flatMapToInt(email -> Arrays.stream(accounts.withAddress(email)))
                .distinct()
                .filter(accounts::isActive)
                .filter(account -> !company.isLinked(account))
                .filter(account -> accounts.type(account) != AccountType.UNMANAGED)
                .mapToObj(account ->
                        new FormerOwner(row.person(), accounts.numbers().thing(account)));
    }
}
