package dev.rollcall.application.world;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.application.port.WorldReadings.Kept;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldReading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The world as it was read last. */
public final class KnownWorld {
    /** An older reading refuses nothing: what it lacks may have come since. */
    static final Duration GOOD_FOR = Duration.ofHours(1);

    private final WorldReadings readings;
    private final Clock clock;

    public KnownWorld(WorldReadings readings, Clock clock) {
        this.readings = requireNonNull(readings, "readings is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * A whole reading.
     *
     * @param begun nothing in it is older
     */
    public record Known(Instant begun, Instant ended, PolicyWorld world) {
        public Known {
            requireNonNull(begun, "begun is null");
            requireNonNull(ended, "ended is null");
            requireNonNull(world, "world is null");
        }
    }

    /** Returns the latest reading, if it has ended and was begun within the last hour. */
    public Optional<Known> lately() {
        return readings.latest().filter(this::isGood).map(this::known);
    }

    boolean isGood(WorldReading reading) {
        return reading.ended().isPresent()
                && reading.begun().plus(GOOD_FOR).isAfter(clock.instant());
    }

    private Known known(WorldReading reading) {
        return new Known(
                reading.begun(), reading.ended().orElseThrow(), together(readings.pages(reading)));
    }

    /** What comes on two pages of one list shows that the list moved while it was read. */
    private static PolicyWorld together(List<Kept> pages) {
        PolicyWorld all = PolicyWorld.EMPTY;
        for (Kept page : pages) {
            PolicyWorld found = page.found();
            boolean again =
                    !Collections.disjoint(all.things().keySet(), found.things().keySet())
                            || !Collections.disjoint(
                                    all.groups().keySet(), found.groups().keySet());
            all = all.and(found);
            if (again) {
                all = all.and(PolicyWorld.unread(page.part(), WorldReading.NOT_WHOLE));
            }
        }
        return all;
    }
}
