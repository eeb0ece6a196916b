package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Map;

/**
 * Nobody decided in time: the same items go to the next level, in a batch of their own, and
 * somebody is told besides.
 */
public final class ExpireBatch {
    private final Batches batches;
    private final ApprovalRuns runs;
    private final Outbox outbox;
    private final Clock clock;

    public ExpireBatch(Batches batches, ApprovalRuns runs, Outbox outbox, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
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
                    escalate(id, next);
                    runs.start(next);
                    return new Outcome.Raised(next.value());
                })
                .orElseGet(Outcome.NotExpired::new);
    }

    /** Once, however often the step is repeated. */
    private void escalate(BatchId expired, BatchId next) {
        batches.find(next)
                .ifPresent(batch ->
                        outbox.put(
                                new Outbox.Waiting(
                                        Hashes.sha256("approval:undecided#" + expired),
                                        new Escalation(
                                                "batch " + next,
                                                "approval:undecided",
                                                "Nobody has decided on a held batch in time. The"
                                                        + " next tier is asked now; see that one of"
                                                        + " them decides.",
                                                Map.of(
                                                        "tier",
                                                        Integer.toString(batch.level() + 1),
                                                        "size",
                                                        Integer.toString(batch.size()))),
                                        clock.instant())));
    }
}
