package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Standing;

import java.time.Duration;
import java.time.Instant;

/**
 * What the last fresh read of the source said.
 *
 * @param at when it was read
 * @param seen how many looks had been wanted before it was read; more since then make it outdated
 */
public record Assessment(Standing standing, Instant at, long seen) implements Basis {
    /** An older reading deactivates nobody: the source may say something else by now. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(2);

    public Assessment {
        requireNonNull(standing, "standing is null");
        requireNonNull(at, "at is null");
        if (seen < 0) {
            throw new IllegalArgumentException("Looks count from 0");
        }
    }

    /** Returns whether something destructive may still be based on it. */
    @Override
    public boolean carries(Instant now) {
        return standing == Standing.LEAVER && !now.isAfter(at.plus(GOOD_FOR));
    }
}
