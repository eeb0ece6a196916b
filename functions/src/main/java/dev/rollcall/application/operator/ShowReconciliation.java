package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.ReconciliationView.Report;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * Shows how far the latest reconciliation is, and what the last one that ended has found. Any role
 * may look.
 */
public final class ShowReconciliation {
    private final Gate gate;
    private final Reconciliations reconciliations;
    private final Snapshots snapshots;
    private final ReconcileRuns runs;
    private final Clock clock;

    public ShowReconciliation(
            Gate gate,
            Reconciliations reconciliations,
            Snapshots snapshots,
            ReconcileRuns runs,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Gated<ReconciliationView> show(Caller caller) {
        return gate.pass(caller, "reconcile-status").map(_ -> view());
    }

    private ReconciliationView view() {
        Optional<Reconciliation> latest = reconciliations.latest();
        Optional<GoodReading> good = reconciliations.lastGood();
        return new ReconciliationView(
                clock.instant(),
                latest,
                latest.filter(one -> !one.isOver())
                        .filter(one -> runs.isAlive(one.id(), one.executions()))
                        .isPresent(),
                good,
                reported(latest, good).map(this::report));
    }

    /** While one is under way, the last good one before it is what is known. */
    private static Optional<SnapshotId> reported(
            Optional<Reconciliation> latest, Optional<GoodReading> good) {
        return latest.filter(Reconciliation::isOver)
                .map(Reconciliation::id)
                .or(() -> good.map(GoodReading::id));
    }

    private Report report(SnapshotId id) {
        return new Report(id, text(id, Snapshots.FOUND), text(id, Snapshots.OUTCOME));
    }

    private Optional<String> text(SnapshotId id, String name) {
        return snapshots
                .document(id, name)
                .map(content -> new String(content, StandardCharsets.UTF_8));
    }
}
