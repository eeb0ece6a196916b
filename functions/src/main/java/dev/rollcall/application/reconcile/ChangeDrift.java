package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes the record of a drift; whoever else changes it meanwhile is heard. */
public final class ChangeDrift {
    private static final int MOST_TRIES = 5;

    private final Drifts drifts;

    public ChangeDrift(Drifts drifts) {
        this.drifts = requireNonNull(drifts, "drifts is null");
    }

    /**
     * Returns the record as it is kept then; empty if there is none.
     *
     * @param change the same as it was given: nothing is to be changed
     * @throws PortFailure.Unavailable if others change it all the time
     */
    public Optional<DriftRecord> of(DriftId id, UnaryOperator<DriftRecord> change) {
        return drifts.find(id).map(seen -> of(seen, change));
    }

    /**
     * Returns the record of what was found: the one that is known, changed, or its first.
     *
     * @param again what happens to one that is known
     * @throws PortFailure.Unavailable if others change it all the time
     */
    DriftRecord found(
            Drift drift,
            Optional<DriftRecord> known,
            UnaryOperator<DriftRecord> again,
            Instant now) {
        if (known.isPresent()) {
            return of(known.get(), again);
        }
        DriftRecord first = DriftRecord.first(drift, now);
        return drifts.replace(Optional.empty(), first)
                ? first
                : drifts.find(drift.id()).orElse(first);
    }

    /**
     * Returns the record as it is kept then.
     *
     * @param change the same as it was given: nothing is to be changed
     * @throws PortFailure.Unavailable if others change it all the time
     */
    DriftRecord of(DriftRecord seen, UnaryOperator<DriftRecord> change) {
        DriftRecord present = seen;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            DriftRecord next = change.apply(present);
            if (next.equals(present) || drifts.replace(Optional.of(present), next)) {
                return next;
            }
            present = drifts.find(seen.id()).orElse(present);
        }
        throw new PortFailure.Unavailable("Changing the record of a drift");
    }
}
