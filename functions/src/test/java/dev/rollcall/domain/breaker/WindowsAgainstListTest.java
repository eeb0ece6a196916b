package dev.rollcall.domain.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The windows against the plainest model: a list of every admission's time. */
class WindowsAgainstListTest {
    private static final Duration[] PACES = {
        Duration.ofMinutes(1), Duration.ofMinutes(40), Duration.ofHours(9), Duration.ofDays(4)
    };

    private final List<Instant> admitted = new ArrayList<>();

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** How much older than the window a change may be that still counts: one bucket. */
    private static Duration widest(Window window) {
        return switch (window) {
            case HOUR -> Duration.ofMinutes(5);
            case DAY, WEEK -> Duration.ofHours(1);
            case MONTH -> Duration.ofDays(1);
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void never_counts_less_than_there_was_nor_more_than_a_bucket_ago(int seed) {
        Random random = new Random(seed);
        Windows windows = Windows.empty();
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        for (int step = 0; step < 250; step++) {
            now = now.plusSeconds(random.nextLong(PACES[random.nextInt(PACES.length)].toSeconds()));
            windows = next(windows, random, now);
            for (Window window : Window.values()) {
                Instant start = now.minus(window.length());
                assertThat(windows.within(window, now))
                        .as("%s at step %d", window, step)
                        .isGreaterThanOrEqualTo(since(start))
                        .isLessThanOrEqualTo(since(start.minus(widest(window))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ageing_forgets_nothing_sooner_than_it_would_be_forgotten_unaged(int seed) {
        Random random = new Random(seed);
        Windows windows = Windows.empty();
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        for (int step = 0; step < 60; step++) {
            now = now.plusSeconds(random.nextLong(Duration.ofHours(20).toSeconds()));
            Windows aged = windows.plus(0, now);
            for (Window window : Window.values()) {
                Instant later = now.plusSeconds(random.nextLong(window.length().toSeconds()));
                assertThat(aged.within(window, later))
                        .isGreaterThanOrEqualTo(windows.within(window, later));
            }
            windows = windows.plus(1 + random.nextInt(3), now);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_passes_the_limits_never_exceeds_them_in_truth(int seed) {
        Random random = new Random(seed);
        Limits limits =
                Limits.of(
                        new Limit(2, 2, 25),
                        new Limit(2, 2, 25),
                        new Limit(5, 4, 100),
                        new Limit(10, 7, 250),
                        new Limit(20, 11, 750));
        int population = random.nextInt(300);
        Windows windows = Windows.empty();
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        for (int step = 0; step < 400; step++) {
            now = now.plusSeconds(random.nextLong(PACES[random.nextInt(PACES.length)].toSeconds()));
            int more = 1 + random.nextInt(3);
            if (windows.exceededBy(more, now, limits, population).isEmpty()) {
                windows = windows.plus(more, now);
                for (int i = 0; i < more; i++) {
                    admitted.add(now);
                }
            }
            for (Window window : Window.values()) {
                assertThat(since(now.minus(window.length())))
                        .isLessThanOrEqualTo(limits.of(window).allowance(population));
            }
        }
        assertThat(admitted).isNotEmpty();
    }

    /** Adds some, or gives one back. */
    private Windows next(Windows windows, Random random, Instant now) {
        if (!admitted.isEmpty() && random.nextInt(6) == 0) {
            Instant given = admitted.get(random.nextInt(admitted.size()));
            if (given.isAfter(now.minus(Window.MONTH.length()))) {
                admitted.remove(given);
                return windows.minusOne(given);
            }
        }
        int more = 1 + random.nextInt(4);
        for (int i = 0; i < more; i++) {
            admitted.add(now);
        }
        return windows.plus(more, now);
    }

    private int since(Instant start) {
        return Math.toIntExact(admitted.stream().filter(at -> !at.isBefore(start)).count());
    }
}
