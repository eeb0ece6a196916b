package dev.rollcall.testing;

import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.contract.ReconcileRunsContract;
import dev.rollcall.domain.reconcile.SnapshotId;

class InMemoryReconcileRunsTest extends ReconcileRunsContract {
    private final InMemoryReconcileRuns runs = new InMemoryReconcileRuns();

    @Override
    protected ReconcileRuns runs() {
        return runs;
    }

    @Override
    protected void end(SnapshotId id, int number) {
        runs.end(id, number);
    }

    @Override
    protected int started() {
        return runs.started().size();
    }
}
