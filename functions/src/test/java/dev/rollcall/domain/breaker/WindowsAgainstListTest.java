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
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private final List<Instant> admitted = new ArrayList<>();

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void never_counts_less_than_there_was_nor_a_bucket_more(int seed) {
        Random random = new Random(seed);
        Limits limits = new Limits(random.nextInt(8), 8 + random.nextInt(20));
        Windows windows = Windows.empty();
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        for (int step = 0; step < 200; step++) {
            now = now.plusSeconds(random.nextInt(random.nextBoolean() ? 60 : 5_000));
            if (windows.exceededBy(now, limits).isEmpty()) {
                windows = windows.plusOne(now);
                admitted.add(now);
            }

            assertThat(windows.within(HOUR, now))
                    .isGreaterThanOrEqualTo(since(now.minus(HOUR)))
                    .isLessThanOrEqualTo(since(now.minus(HOUR).minus(Windows.BUCKET)));
            assertThat(since(now.minus(HOUR))).isLessThanOrEqualTo(limits.perHour());
            assertThat(since(now.minus(DAY))).isLessThanOrEqualTo(limits.perDay());
        }
    }

    private int since(Instant start) {
        return Math.toIntExact(admitted.stream().filter(at -> !at.isBefore(start)).count());
    }
}
