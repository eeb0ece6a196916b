package dev.rollcall.domain.breaker;

import static dev.rollcall.domain.breaker.HoldReason.DAY_LIMIT;
import static dev.rollcall.domain.breaker.HoldReason.HOUR_LIMIT;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class WindowsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Limits TWO_AN_HOUR = new Limits(2, 100);

    @Test
    void admits_up_to_the_limit_and_no_more() {
        Windows one = Windows.empty().plusOne(NINE);
        Windows two = one.plusOne(NINE);

        assertThat(one.exceededBy(NINE, TWO_AN_HOUR)).isEmpty();
        assertThat(two.exceededBy(NINE, TWO_AN_HOUR)).containsExactly(HOUR_LIMIT);
    }

    @Test
    void names_every_limit_that_is_exceeded() {
        assertThat(Windows.empty().exceededBy(NINE, new Limits(0, 0)))
                .containsExactlyInAnyOrder(HOUR_LIMIT, DAY_LIMIT);
    }

    @Test
    void counts_a_bucket_as_long_as_any_moment_of_it_lies_in_the_window() {
        Windows atNine = Windows.empty().plusOne(NINE);

        assertThat(atNine.within(Duration.ofHours(1), at("10:04:59"))).isEqualTo(1);
        assertThat(atNine.within(Duration.ofHours(1), at("10:05:00"))).isZero();
    }

    @Test
    void still_counts_what_left_the_window_but_shares_a_bucket_with_what_did_not() {
        Windows two = Windows.empty().plusOne(at("09:00:01")).plusOne(at("09:04:59"));

        assertThat(two.within(Duration.ofHours(1), at("10:03:00"))).isEqualTo(2);
    }

    @Test
    void a_slow_drip_trips_the_day_as_a_flood_does() {
        Limits limits = new Limits(25, 30);
        Windows windows = Windows.empty();
        int admitted = 0;
        for (int minutes = 0; minutes < 24 * 60; minutes += 20) {
            Instant now = NINE.plus(Duration.ofMinutes(minutes));
            if (windows.exceededBy(now, limits).isEmpty()) {
                windows = windows.plusOne(now);
                admitted++;
            }
        }

        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void forgets_what_no_window_can_see() {
        Windows windows = Windows.empty().plusOne(NINE);

        Windows later = windows.plusOne(NINE.plus(Duration.ofHours(25)));

        assertThat(later.buckets()).hasSize(1);
        assertThat(windows.plusOne(NINE.plus(Duration.ofHours(24))).buckets()).hasSize(2);
    }

    @Test
    void counts_rightly_before_the_epoch_too() {
        Instant before = Instant.ofEpochSecond(-1);

        assertThat(Windows.empty().plusOne(before).buckets()).containsOnlyKeys(-300L);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
