package dev.rollcall.application.world;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.application.port.WorldReadings.Kept;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.domain.policy.WorldReading.Step;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the world, as far as it gets in one call: whoever waits for it asks again. Where it stands
 * is kept here and not by the caller, so that nobody can leave out a list. Any role may.
 */
public final class ReadWorld {
    /** API Gateway waits 25 seconds, and the last page must still be read. */
    private static final Duration BEGIN_UNTIL = Duration.ofSeconds(11);

    /** A reading that nobody has gone on with for so long is begun anew. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Gate gate;
    private final WorldLists lists;
    private final WorldReadings readings;
    private final KnownWorld known;
    private final Supplier<String> ids;
    private final Clock clock;

    /**
     * @param ids makes names of readings, which never come twice
     */
    public ReadWorld(
            Gate gate,
            WorldLists lists,
            WorldReadings readings,
            KnownWorld known,
            Supplier<String> ids,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.lists = requireNonNull(lists, "lists is null");
        this.readings = requireNonNull(readings, "readings is null");
        this.known = requireNonNull(known, "known is null");
        this.ids = requireNonNull(ids, "ids is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What is wanted. */
    public sealed interface Wish {
        /** A reading of the last hour will do. */
        record Lately() implements Wish {}

        /** One that begins now, or is under way. */
        record Afresh() implements Wish {}

        /** To go on with this one, or with the one that is there by now. */
        record GoOn(String reading) implements Wish {
            public GoOn {
                requireNonNull(reading, "reading is null");
            }
        }
    }

    /**
     * How far it has come.
     *
     * @param notBefore when to ask for the rest, which the lists before it had to wait for
     */
    public record Progress(WorldReading reading, Optional<Instant> notBefore) {
        public Progress {
            requireNonNull(reading, "reading is null");
            requireNonNull(notBefore, "notBefore is null");
        }
    }

    public Gated<Progress> read(Caller caller, Wish wish) {
        return gate.pass(caller, "world").map(_ -> onward(wish));
    }

    private Progress onward(Wish wish) {
        Instant until = clock.instant().plus(BEGIN_UNTIL);
        WorldReading reading = begun(wish);
        while (reading.ended().isEmpty() && clock.instant().isBefore(until)) {
            Progress next = page(reading);
            if (next.notBefore().isPresent()) {
                return next;
            }
            reading = next.reading();
        }
        return new Progress(reading, Optional.empty());
    }

    private WorldReading begun(Wish wish) {
        Optional<WorldReading> latest = readings.latest();
        if (latest.isPresent() && serves(wish, latest.get())) {
            return latest.get();
        }
        Instant now = clock.instant();
        WorldReading fresh = WorldReading.begin(ids.get(), now, lists.parts(), latest);
        return readings.replace(latest, fresh) ? fresh : readings.latest().orElse(fresh);
    }

    private boolean serves(Wish wish, WorldReading latest) {
        boolean underWay =
                latest.ended().isEmpty() && latest.begun().plus(LONGEST).isAfter(clock.instant());
        return underWay
                || switch (wish) {
                    case Wish.Lately() -> known.isGood(latest);
                    case Wish.Afresh() -> false;
                    case Wish.GoOn(String id) -> latest.id().equals(id) || known.isGood(latest);
                };
    }

    /** Reads one page, or says when to try again. */
    private Progress page(WorldReading reading) {
        try {
            Step step = reading.with(lists.read(reading.part(), reading.cursor()), clock.instant());
            return new Progress(kept(reading, step), Optional.empty());
        } catch (PortFailure.RateLimited limited) {
            return new Progress(reading, Optional.of(limited.notBefore()));
        } catch (PortFailure.NeedsHuman refused) {
            return without(reading, refused.code());
        } catch (PortFailure.Unavailable _) {
            return reading.givesUp() ? without(reading, "unavailable") : later(reading);
        }
    }

    private Progress without(WorldReading reading, String why) {
        return new Progress(kept(reading, reading.without(why, clock.instant())), Optional.empty());
    }

    private Progress later(WorldReading reading) {
        WorldReading failed = reading.failed();
        return new Progress(replaced(reading, failed), Optional.of(clock.instant().plus(PAUSE)));
    }

    /** The page is kept first: a reading that says it has a page has it. */
    private WorldReading kept(WorldReading reading, Step step) {
        readings.keep(reading, reading.pages(), new Kept(reading.part(), step.kept()));
        return replaced(reading, step.next());
    }

    /** Whoever else was at it in the same moment has read the same page. */
    private WorldReading replaced(WorldReading seen, WorldReading next) {
        return readings.replace(Optional.of(seen), next) ? next : readings.latest().orElse(next);
    }
}
