package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.Optional;

/**
 * A reading by which the person belongs here: what rules give may be given on it, and what no rule
 * gives any more be taken, as long as it is fresh.
 *
 * @param word as {@link Assessment#word}
 */
public record BelongsHere(Instant at, long seen, String word) implements Basis {
    public BelongsHere {
        requireNonNull(at, "at is null");
        requireNonNull(word, "word is null");
    }

    /** Returns the same reading as such a basis; empty if it says anything else. */
    public static Optional<BelongsHere> of(Assessment assessment) {
        return assessment.standing() == Standing.ENTITLED
                ? Optional.of(
                        new BelongsHere(assessment.at(), assessment.seen(), assessment.word()))
                : Optional.empty();
    }

    @Override
    public boolean carries(Instant now) {
        return !now.isAfter(at.plus(Assessment.GOOD_FOR));
    }
}
