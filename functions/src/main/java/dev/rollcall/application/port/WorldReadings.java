package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The latest reading of the world, and its pages. Throws {@link PortFailure}. */
public interface WorldReadings {
    /** For at least so long pages are kept. */
    Duration KEPT = Duration.ofDays(1);

    /**
     * A page as it was kept.
     *
     * @param part the list that it is of
     */
    record Kept(WorldPart part, PolicyWorld found) {
        public Kept {
            requireNonNull(part, "part is null");
            requireNonNull(found, "found is null");
        }
    }

    Optional<WorldReading> latest();

    /** Puts a reading in the place of the one that was seen; false if another is there by now. */
    boolean replace(Optional<WorldReading> seen, WorldReading next);

    /**
     * Keeps a page; the same number again replaces it.
     *
     * @throws PortFailure.NeedsHuman with the code {@code too-large} if it cannot be kept
     */
    void keep(WorldReading reading, int number, Kept page);

    /** Returns the pages that were kept of a reading, by their numbers. */
    List<Kept> pages(WorldReading reading);
}
