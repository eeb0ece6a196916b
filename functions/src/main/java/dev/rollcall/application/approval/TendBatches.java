package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.approval.Batch;

import java.util.List;

/** Sees to it, every minute, that no batch is left alone: started, asked about, told. */
public final class TendBatches {
    private static final int AT_ONCE = 50;

    private final Batches batches;
    private final ApprovalRuns runs;
    private final AskApprovers ask;
    private final WakeApproval wake;

    public TendBatches(Batches batches, ApprovalRuns runs, AskApprovers ask, WakeApproval wake) {
        this.batches = requireNonNull(batches, "batches is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.ask = requireNonNull(ask, "ask is null");
        this.wake = requireNonNull(wake, "wake is null");
    }

    /**
     * @param failed what could not be tended; the next minute tries again
     */
    public record Tended(int batches, int failed) {}

    public Tended tend() {
        List<Batch> unfinished = batches.unfinished(AT_ONCE);
        int failed = 0;
        for (Batch batch : unfinished) {
            try {
                if (!tend(batch)) {
                    failed++;
                }
            } catch (PortFailure _) {
                failed++;
            }
        }
        return new Tended(unfinished.size(), failed);
    }

    /** A batch whose execution cannot be started is asked about all the same. */
    private boolean tend(Batch batch) {
        boolean started = isStarted(runs.start(batch.id()));
        boolean done =
                switch (batch.state()) {
                    case PENDING -> {
                        ask.ask(batch.id());
                        yield true;
                    }
                    case DECIDED -> batch.answered() || wake.wake(batch);
                    case COLLECTING, SUPERSEDED, EXPIRED, RETURNED, DONE -> true;
                };
        return started && done;
    }

    private static boolean isStarted(Workflows.Start start) {
        return switch (start) {
            case STARTED, EXISTS -> true;
            case NOT_STARTED, REFUSED -> false;
        };
    }
}
