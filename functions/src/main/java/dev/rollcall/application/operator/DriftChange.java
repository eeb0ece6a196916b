package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes a drift that a reconciliation may be changing at the same time. */
final class DriftChange {
    private static final int MOST_TRIES = 5;

    private final Drifts drifts;

    DriftChange(Drifts drifts) {
        this.drifts = requireNonNull(drifts, "drifts is null");
    }

    /**
     * Returns the record as it is kept then.
     *
     * @param change the same as it was given: nothing is to be changed
     * @throws PortFailure.Unavailable if others change it all the time
     */
    Optional<DriftRecord> of(DriftId id, UnaryOperator<DriftRecord> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<DriftRecord> present = drifts.find(id);
            if (present.isEmpty()) {
                return present;
            }
            DriftRecord next = change.apply(present.get());
            if (next.equals(present.get()) || drifts.replace(present, next)) {
                return Optional.of(next);
            }
        }
        throw new PortFailure.Unavailable("Changing the record of a drift");
    }
}
