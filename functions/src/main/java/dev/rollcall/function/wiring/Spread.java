package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Spreads what would else come back all at once: each wait becomes up to a fifth longer, never
 * shorter. Many leavers of one storm are told to wait by the same limits.
 */
public final class Spread {
    private static final double LARGEST_PART = 0.2;

    /** A pause of an hour need not be spread over many minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private final InstantSource clock;

    public Spread(RandomGenerator random, InstantSource clock) {
        this.random = requireNonNull(random, "random is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns a time from the given one on. */
    public Instant from(Instant notBefore) {
        Duration wait = Duration.between(clock.instant(), notBefore);
        if (!wait.isPositive()) {
            return notBefore;
        }
        long most = Math.min(LONGEST.toMillis(), (long) (wait.toMillis() * LARGEST_PART));
        return notBefore.plusMillis(random.nextLong(most + 1));
    }

    /** The same, at most so long from now: whoever waits looks around in between. */
    public Instant from(Instant notBefore, Duration atMost) {
        Instant latest = clock.instant().plus(atMost);
        return from(notBefore.isAfter(latest) ? latest : notBefore);
    }
}
