package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;

import java.util.Optional;

/**
 * A drift that is to be set right, by a run of its person.
 *
 * @param counts as what it is counted before anything is written
 */
public record Correction(
        DriftId drift,
        DriftKind kind,
        PersonId person,
        Optional<AccountId> account,
        Optional<Entitlement> entitlement,
        Optional<Finding.Counted> counts) {
    public Correction {
        requireNonNull(drift, "drift is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(counts, "counts is null");
    }

    /** Returns the setting right of what was found; empty of what is nobody's. */
    public static Optional<Correction> of(Finding finding) {
        Drift drift = finding.drift();
        return drift.person()
                .filter(_ -> finding.correctable())
                .map(person ->
                        new Correction(
                                drift.id(),
                                drift.kind(),
                                person,
                                drift.account(),
                                drift.entitlement(),
                                finding.counts()));
    }

    /** Returns whether it is about what an inactive account is still in. */
    public boolean isOfGhost() {
        return kind == DriftKind.GHOST_MEMBERSHIP;
    }

    /** Returns whether it is about somebody who has left: such wait for nobody. */
    public boolean isOfLeaver() {
        return kind.isOfLeaver();
    }
}
