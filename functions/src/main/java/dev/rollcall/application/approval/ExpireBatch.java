package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Clock;

/** Nobody decided in time: the same items go to the next level, in a batch of their own. */
public final class ExpireBatch {
    private final Batches batches;
    private final ApprovalRuns runs;
    private final Clock clock;

    public ExpireBatch(Batches batches, ApprovalRuns runs, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What remains to be done for the batch itself: nothing, either way. */
    public sealed interface Outcome {
        record Raised(String batch) implements Outcome {}

        /** Decided or superseded at the last moment; read the decision again. */
        record NotExpired() implements Outcome {}
    }

    public Outcome expire(BatchId id) {
        return batches.expire(id, clock.instant())
                .<Outcome>map(next -> {
                    runs.start(next);
                    return new Outcome.Raised(next.value());
                })
                .orElseGet(Outcome.NotExpired::new);
    }
}
