package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who belongs here and whom somebody else has deactivated.
 *
 * @param counts when it happened; empty: too long ago to count, or nobody knows
 */
record ForeignCut(
        DriftRecord record, PersonId person, AccountId account, Optional<Instant> counts) {
    ForeignCut {
        requireNonNull(record, "record is null");
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(counts, "counts is null");
    }

    static Breaker.Foreign change(AccountId account, DriftRecord record) {
        return new Breaker.Foreign(ChangeKind.DEACTIVATE, account, record.since());
    }

    Breaker.Foreign change() {
        return change(account, record);
    }

    boolean isCounted() {
        return counts.isPresent();
    }
}
