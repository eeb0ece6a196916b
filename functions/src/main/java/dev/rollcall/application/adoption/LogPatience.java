package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a log that does not answer is asked again, over the calls of a baseline. What it would
 * have told is not to be had later: each record is written once.
 */
public final class LogPatience {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LASTS = Duration.ofMinutes(10);

    /** Whoever has not asked for so long begins anew. */
    private static final Duration FORGETS = Duration.ofHours(1);

    private final Clock clock;
    private Instant first = Instant.MIN;
    private Instant last = Instant.MIN;

    public LogPatience(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Says that it has not answered; returns when to ask again, empty if that is of no use. */
    synchronized Optional<Instant> again() {
        Instant now = clock.instant();
        if (last.isBefore(now.minus(FORGETS))) {
            first = now;
        }
        last = now;
        return Optional.of(now.plus(PAUSE)).filter(_ -> now.isBefore(first.plus(LASTS)));
    }

    synchronized void answered() {
        last = Instant.MIN;
    }
}
