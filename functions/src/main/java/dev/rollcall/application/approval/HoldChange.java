package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;

/** Puts a change that the breaker holds into the batch that collects. */
public final class HoldChange {
    /**
     * The first items start the batch's execution, and in a storm, where nobody may see himself
     * among the first, one in so many does; if that fails the sweep does.
     */
    private static final int STARTERS = 3;

    private static final int ONE_IN = 16;

    private final Batches batches;
    private final ApprovalRuns runs;

    public HoldChange(Batches batches, ApprovalRuns runs) {
        this.batches = requireNonNull(batches, "batches is null");
        this.runs = requireNonNull(runs, "runs is null");
    }

    /** Returns the batch in which it waits; holding it again leaves it where it is. */
    public BatchId hold(HeldItem item) {
        BatchId id = batches.hold(item);
        int size = batches.find(id).map(Batch::size).orElse(0);
        if (size <= STARTERS
                || Math.floorMod(item.change().whom().toString().hashCode(), ONE_IN) == 0) {
            runs.start(id);
        }
        return id;
    }
}
