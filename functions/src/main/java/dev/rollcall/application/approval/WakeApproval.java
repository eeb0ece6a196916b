package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Batch;

/** Tells the execution that waits that a decision stands. What fails here the sweep repeats. */
public final class WakeApproval {
    private final Batches batches;
    private final ApprovalRuns runs;

    public WakeApproval(Batches batches, ApprovalRuns runs) {
        this.batches = requireNonNull(batches, "batches is null");
        this.runs = requireNonNull(runs, "runs is null");
    }

    /**
     * Wakes it. The decision is stored already, so a failure is a delay and not an error.
     *
     * @return whether the execution was told, or waits no more
     */
    public boolean wake(Batch batch) {
        try {
            batches.token(batch.id()).ifPresent(runs::wake);
            batches.answered(batch.id());
            return true;
        } catch (PortFailure _) {
            return false;
        }
    }
}
