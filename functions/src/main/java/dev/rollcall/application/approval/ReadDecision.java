package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads the decision after the wait. Whatever woke the execution, and whatever it was told, counts
 * for nothing: only the stored decision does.
 */
public final class ReadDecision {
    private final Batches batches;
    private final Clock clock;

    public ReadDecision(Batches batches, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What the row says. */
    public sealed interface Outcome {
        record Decided() implements Outcome {}

        /**
         * Nobody has decided, and there is time left.
         *
         * @param seconds how long to wait for them at most
         */
        record Waiting(long seconds) implements Outcome {}

        /** Nobody has decided in time. */
        record Expired() implements Outcome {}

        /** Another batch has taken over, or all is done. */
        record Ended() implements Outcome {}
    }

    public Outcome read(BatchId id) {
        Batch batch =
                batches.find(id)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Batch " + id + " does not exist; hold an item first"));
        return switch (batch.state()) {
            case DECIDED -> new Outcome.Decided();
            case PENDING -> pending(batch);
            case COLLECTING ->
                    throw new IllegalStateException("Batch " + id + " collects; seal it first");
            case SUPERSEDED, EXPIRED, RETURNED, DONE -> new Outcome.Ended();
        };
    }

    private Outcome pending(Batch batch) {
        Instant expiresAt = batch.seal().map(Batch.Seal::expiresAt).orElseThrow();
        Duration left = Duration.between(clock.instant(), expiresAt);
        return left.isPositive()
                ? new Outcome.Waiting(left.plusMillis(999).toSeconds())
                : new Outcome.Expired();
    }
}
