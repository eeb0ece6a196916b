package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Workflows;

import java.time.Duration;
import java.time.Instant;

/** Counts what one sweep does, and what it leaves. */
final class SweepTally {
    private final Instant begun;
    private int hints;
    private int runs;
    private int failed;
    private int refused;
    private Duration oldest = Duration.ZERO;

    SweepTally(Instant begun) {
        this.begun = requireNonNull(begun, "begun is null");
    }

    void run(Workflows.Start came, Instant since) {
        runs += count(came, 1, since);
    }

    void hints(Workflows.Start came, int many, Instant since) {
        hints += count(came, many, since);
    }

    Sweep.Swept swept() {
        return new Sweep.Swept(hints, runs, failed, refused, oldest);
    }

    /** Returns how many of that many were started. */
    private int count(Workflows.Start came, int many, Instant since) {
        if (came == Workflows.Start.STARTED) {
            return many;
        }
        failed += many;
        refused += came == Workflows.Start.REFUSED ? many : 0;
        Duration age = Duration.between(since, begun);
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
        return 0;
    }
}
