package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.operator.AcceptDrift;
import dev.rollcall.application.operator.AcceptDrifts;
import dev.rollcall.application.operator.AskForReconciliation;
import dev.rollcall.application.operator.CorrectDrift;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.LookAtDrift;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.operator.ShowReconciliation;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.function.operator.DriftRoutes;
import dev.rollcall.function.operator.ReconcileRoutes;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * What operators can call of comparing both sides.
 *
 * @param begin asks Slack what its plan is, so it takes a turn
 */
record ReconcileCalls(
        Stores stores,
        Policies policies,
        Snapshots snapshots,
        ReconcileRuns runs,
        ReceiveHints receive,
        Supplier<BeginReconciliation> begin,
        Turns turns,
        Clock clock) {
    ReconcileCalls {
        requireNonNull(stores, "stores is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(snapshots, "snapshots is null");
        requireNonNull(runs, "runs is null");
        requireNonNull(receive, "receive is null");
        requireNonNull(begin, "begin is null");
        requireNonNull(turns, "turns is null");
        requireNonNull(clock, "clock is null");
    }

    DriftRoutes drift(Gate gate, OperatorRecord record) {
        LookAtDrift look = new LookAtDrift(gate, stores.drifts(), policies);
        return new DriftRoutes(
                look,
                new AcceptDrift(gate, stores.drifts(), record, clock),
                new AcceptDrifts(gate, stores.drifts(), record, clock),
                new CorrectDrift(gate, stores.drifts(), policies, receive, record, clock),
                look::outlook,
                policies::labels);
    }

    ReconcileRoutes routes(Gate gate, OperatorRecord record) {
        return new ReconcileRoutes(
                new ShowReconciliation(gate, stores.reconciliations(), snapshots, runs, clock),
                new AskForReconciliation(
                        gate,
                        () ->
                                turns.during(
                                        new Turn(Lane.MOVER, "reconcile"), () -> begin.get().now()),
                        record));
    }
}
