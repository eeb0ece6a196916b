package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.util.Optional;

/** Has another execution go on, before the history of the present one is full. */
public final class HandOver {
    private final Reconciliations reconciliations;
    private final ReconcileRuns runs;

    public HandOver(Reconciliations reconciliations, ReconcileRuns runs) {
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.runs = requireNonNull(runs, "runs is null");
    }

    /** What was done. */
    public sealed interface Outcome {
        record HandedOver() implements Outcome {}

        record Stale() implements Outcome {}
    }

    /**
     * A death in between costs a minute: whoever looks after reconciliations starts the next one.
     *
     * @param number of the execution that hands over
     */
    public Outcome from(SnapshotId id, int number) {
        Optional<Reconciliation> present =
                reconciliations
                        .latest()
                        .filter(one -> one.id().equals(id))
                        .filter(one -> !one.isOver())
                        .filter(one -> one.executions() == number);
        if (present.isEmpty()) {
            return new Outcome.Stale();
        }
        Reconciliation next = present.get().handedOver();
        if (!reconciliations.replace(present, next)) {
            return new Outcome.Stale();
        }
        runs.start(id, next.executions());
        return new Outcome.HandedOver();
    }
}
