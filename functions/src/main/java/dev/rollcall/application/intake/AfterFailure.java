package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Standing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a person is left alone after a run of theirs that ended badly. Of somebody who belongs
 * here as long as the work is old, so that what fails again and again is tried less and less often.
 * Nobody else waits: not a leaver, nor who may be one.
 */
final class AfterFailure {
    private static final Duration SHORTEST = Duration.ofSeconds(15);

    /** Whatever is heard of the person meanwhile is looked at at once. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Cases cases;
    private final Runs runs;

    AfterFailure(Cases cases, Runs runs) {
        this.cases = requireNonNull(cases, "cases is null");
        this.runs = requireNonNull(runs, "runs is null");
    }

    /** Returns how long; empty if the next sweep is to start another run. */
    Optional<Duration> pause(Runs.Ticket dead, Instant now) {
        try {
            return runs.openCase(dead.person())
                    .flatMap(cases::find)
                    .filter(open -> belongsHere(open, dead))
                    .map(open -> bounded(Duration.between(open.detectedAt(), now)));
        } catch (PortFailure _) {
            // Who cannot be told apart from a leaver is treated as one.
            return Optional.empty();
        }
    }

    /** By the last fresh reading, and nothing was heard since. */
    private boolean belongsHere(LeaverCase open, Runs.Ticket dead) {
        return open.assessment()
                .filter(read -> read.standing() == Standing.ENTITLED)
                .filter(read ->
                        runs.wanted(dead).filter(wanted -> wanted <= read.seen()).isPresent())
                .isPresent();
    }

    private static Duration bounded(Duration age) {
        if (age.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }
}
