package dev.rollcall.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What is added without looking again is what would have been counted after looking. */
class AdvanceTest {
    private static final long NOW = Duration.ofDays(20_000).toNanos();
    private static final Pace PACE =
            Pace.of(new Bucket("reads", 300, 300, Bucket.Use.BY_OTHERS_TOO), Share.DEFAULT);

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(Lane.class)
    void it_adds_to_every_meter_of_which_it_is_true_what_counting_there_adds(Lane lane) {
        Map<Class<?>, Integer> compared = new HashMap<>();
        for (int round = 0; round < 40_000; round++) {
            int calls = 1 + random.nextInt(3);
            Optional<Advance> advance = meter().advance(PACE, lane, calls, NOW);
            Meter other = meter();
            if (advance.filter(a -> a.isOf(other)).isPresent()) {
                compared.merge(advance.get().leavers().getClass(), 1, Integer::sum);
                assertThat(other.earliest(PACE, lane, calls, NOW)).as("%s", other).isEqualTo(NOW);
                assertThat(advance.get().of(other))
                        .as("%s", other)
                        .isEqualTo(other.granted(PACE, lane, calls, NOW, NOW));
            }
        }
        assertThat(compared)
                .hasSize(lane == Lane.LEAVER ? 5 : 2)
                .allSatisfy((sort, times) -> assertThat(times).as("%s", sort).isGreaterThan(100));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void it_is_never_of_a_meter_at_which_the_calls_have_to_wait(Lane lane) {
        for (int round = 0; round < 20_000; round++) {
            Meter meter = meter();
            if (meter.earliest(PACE, lane, 1, NOW) > NOW) {
                assertThat(meter.advance(PACE, lane, 1, NOW)).as("%s", meter).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "LEAVER", mode = EnumSource.Mode.EXCLUDE)
    void a_slot_to_come_is_the_one_that_looking_would_have_found(Lane lane) {
        int compared = 0;
        for (int round = 0; round < 40_000; round++) {
            int calls = 1 + random.nextInt(3);
            Optional<Advance> advance = meter().advanceLater(PACE, lane, calls, NOW);
            Meter other = meter();
            if (advance.filter(a -> a.isOf(other)).isPresent()) {
                compared++;
                long slot = other.earliest(PACE, lane, calls, NOW);
                Meter after = advance.get().of(other);
                assertThat(slot)
                        .isGreaterThan(NOW)
                        .isLessThanOrEqualTo(NOW + lane.ahead().toNanos());
                assertThat(after).isEqualTo(other.granted(PACE, lane, calls, slot, NOW));
                assertThat(after.lastSlot(PACE, lane)).isEqualTo(slot);
            }
        }
        assertThat(compared).isGreaterThan(300);
    }

    @Test
    void leavers_wait_by_their_own_clock() {
        Meter full = Meter.FRESH.granted(PACE, Lane.MOVER, 105, NOW, NOW);

        assertThat(full.advanceLater(PACE, Lane.MOVER, 1, NOW)).isPresent();
        assertThat(full.advanceLater(PACE, Lane.LEAVER, 1, NOW)).isEmpty();
    }

    @Test
    void in_a_bucket_that_was_used_no_leaver_of_a_crowd_has_to_count_by_itself() {
        Meter meter = Meter.FRESH;
        int alone = 0;
        for (int leaver = 0; leaver < 210; leaver++) {
            Optional<Advance> advance = meter.advance(PACE, Lane.LEAVER, 1, NOW);
            alone += advance.isPresent() ? 0 : 1;
            meter = meter.granted(PACE, Lane.LEAVER, 1, NOW, NOW);
        }

        assertThat(alone).isZero();
        assertThat(meter.advance(PACE, Lane.LEAVER, 1, NOW)).as("the bucket is empty").isEmpty();
    }

    @Test
    void a_bucket_that_slack_closed_is_waited_for() {
        Meter closed =
                Meter.FRESH
                        .granted(PACE, Lane.LEAVER, 1, NOW, NOW)
                        .closed(PACE, NOW, NOW + Duration.ofSeconds(30).toNanos());

        assertThat(closed.advance(PACE, Lane.LEAVER, 1, NOW)).isEmpty();
    }

    /** Around the present, where all that decides lies; often as only leavers leave it. */
    private Meter meter() {
        long clock = NOW + within(70);
        long leavers =
                switch (random.nextInt(3)) {
                    case 0 -> clock;
                    case 1 -> clock - Math.abs(within(30));
                    default -> NOW + within(70);
                };
        long closedUntil = random.nextInt(4) == 0 ? NOW + within(2) : 0;
        return new Meter(
                clock,
                leavers,
                random.nextInt(5),
                random.nextInt(5),
                random.nextInt(5),
                random.nextInt(5),
                closedUntil);
    }

    private long within(int seconds) {
        return random.nextLong(
                -Duration.ofSeconds(seconds).toNanos() / 4, Duration.ofSeconds(seconds).toNanos());
    }
}
