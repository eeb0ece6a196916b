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
 * @param word what the source said, in a form that tells one word from another and no more
 */
public record Assessment(Standing standing, Instant at, long seen, String word) implements Basis {
    /** An older reading deactivates nobody: the source may say something else by now. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(2);

    public Assessment {
        requireNonNull(standing, "standing is null");
        requireNonNull(at, "at is null");
        requireNonNull(word, "word is null");
        if (seen < 0) {
            throw new IllegalArgumentException("Looks count from 0");
        }
    }

    /** Of somebody of whom only the standing counts. */
    public Assessment(Standing standing, Instant at, long seen) {
        this(standing, at, seen, standing.name());
    }

    /** Returns whether something destructive may still be based on it. */
    @Override
    public boolean carries(Instant now) {
        return standing == Standing.LEAVER && !now.isAfter(at.plus(GOOD_FOR));
    }
}
