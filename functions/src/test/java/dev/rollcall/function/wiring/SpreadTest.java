package dev.rollcall.function.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class SpreadTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Spread spread = new Spread(new Random(7), new MovableClock(NOW));

    @Test
    void waits_become_up_to_a_fifth_longer_and_never_shorter() {
        Instant told = NOW.plusSeconds(100);

        List<Instant> times = Stream.generate(() -> spread.from(told)).limit(500).toList();

        assertThat(times)
                .allSatisfy(time ->
                        assertThat(time).isBetween(told, told.plus(Duration.ofSeconds(20))));
        assertThat(times).anyMatch(time -> time.isAfter(told.plusSeconds(15)));
        assertThat(times).anyMatch(time -> time.isBefore(told.plusSeconds(5)));
    }

    @Test
    void long_waits_become_a_minute_longer_at_most() {
        Instant told = NOW.plus(Duration.ofHours(1));

        assertThat(Stream.generate(() -> spread.from(told)).limit(500))
                .allSatisfy(
                        time -> assertThat(time).isBetween(told, told.plus(Duration.ofMinutes(1))));
    }

    @Test
    void what_is_due_already_stays_so() {
        assertThat(spread.from(NOW)).isEqualTo(NOW);
        assertThat(spread.from(NOW.minusSeconds(100))).isEqualTo(NOW.minusSeconds(100));
    }
}
