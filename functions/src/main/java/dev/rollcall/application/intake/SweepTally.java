package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.Workflows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts what one sweep does, within its time: what comes too late is left as it is. */
final class SweepTally {
    private final InstantSource clock;
    private final Instant begun;
    private final Instant until;
    private int hints;
    private int runs;
    private int failed;
    private int refused;
    private Duration oldest = Duration.ZERO;

    SweepTally(InstantSource clock, Instant until) {
        this.clock = requireNonNull(clock, "clock is null");
        this.begun = clock.instant();
        this.until = requireNonNull(until, "until is null");
    }

    Instant begun() {
        return begun;
    }

    int failed() {
        return failed;
    }

    void run(Instant since, Supplier<Optional<Workflows.Start>> look) {
        Optional<Workflows.Start> start =
                inTime() ? look.get() : Optional.of(Workflows.Start.NOT_STARTED);
        start.ifPresent(came -> runs += count(came, 1, since));
    }

    void hints(List<Inbox.Pending> pending, Supplier<Workflows.Start> dispatch) {
        Workflows.Start came = inTime() ? dispatch.get() : Workflows.Start.NOT_STARTED;
        Instant since =
                pending.stream()
                        .map(Inbox.Pending::receivedAt)
                        .min(Instant::compareTo)
                        .orElse(begun);
        hints += count(came, pending.size(), since);
    }

    Sweep.Swept swept() {
        return new Sweep.Swept(hints, runs, failed, refused, oldest);
    }

    private boolean inTime() {
        return clock.instant().isBefore(until);
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
