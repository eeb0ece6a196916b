package dev.rollcall.domain.breaker;

import static dev.rollcall.domain.breaker.HoldReason.DAY_LIMIT;
import static dev.rollcall.domain.breaker.HoldReason.HOUR_LIMIT;
import static dev.rollcall.domain.breaker.HoldReason.MONTH_LIMIT;
import static dev.rollcall.domain.breaker.HoldReason.WEEK_LIMIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class WindowsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Limits TWO_AN_HOUR = Limits.absolute(2, 100);

    @Test
    void admits_up_to_the_limit_and_no_more() {
        Windows one = Windows.empty().plus(1, NINE);

        assertThat(one.exceededBy(1, NINE, TWO_AN_HOUR, 0)).isEmpty();
        assertThat(one.exceededBy(2, NINE, TWO_AN_HOUR, 0)).containsExactly(HOUR_LIMIT);
        assertThat(one.plus(1, NINE).exceededBy(1, NINE, TWO_AN_HOUR, 0))
                .containsExactly(HOUR_LIMIT);
    }

    @Test
    void names_every_limit_that_is_exceeded() {
        assertThat(Windows.empty().exceededBy(1, NINE, Limits.absolute(0, 0), 0))
                .containsExactlyInAnyOrder(HOUR_LIMIT, DAY_LIMIT, WEEK_LIMIT, MONTH_LIMIT);
    }

    @Test
    void no_number_of_changes_is_too_large_to_be_held() {
        Windows many = Windows.empty().plus(Integer.MAX_VALUE, NINE);

        assertThat(many.exceededBy(Integer.MAX_VALUE, NINE, TWO_AN_HOUR, 0)).hasSize(4);
    }

    @Test
    void takes_percentages_of_the_population() {
        Limit percent = new Limit(2, 5, 25);
        Limits limits = Limits.of(percent, percent, percent, percent, percent);
        Windows ten = Windows.empty().plus(10, NINE);

        assertThat(ten.exceededBy(1, NINE, limits, 550)).isEmpty();
        assertThat(ten.exceededBy(1, NINE, limits, 549)).hasSize(4);
    }

    @Test
    void the_largest_room_is_that_of_the_window_that_trips_last() {
        Limits limits = Limits.absolute(2, 5);
        Windows four = Windows.empty().plus(4, NINE);

        assertThat(four.largestRoom(NINE, limits, 0)).isEqualTo(146);
        assertThat(Windows.empty().plus(200, NINE).largestRoom(NINE, limits, 0)).isEqualTo(-50);
    }

    @Test
    void counts_a_bucket_as_long_as_any_moment_of_it_lies_in_the_window() {
        Windows atNine = Windows.empty().plus(1, NINE);

        assertThat(atNine.within(Window.HOUR, at("10:04:59"))).isEqualTo(1);
        assertThat(atNine.within(Window.HOUR, at("10:05:00"))).isZero();
    }

    @Test
    void still_counts_what_left_the_window_but_shares_a_bucket_with_what_did_not() {
        Windows two = Windows.empty().plus(1, at("09:00:01")).plus(1, at("09:04:59"));

        assertThat(two.within(Window.HOUR, at("10:03:00"))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"HOUR, PT15M", "DAY, PT3H", "WEEK, PT16H", "MONTH, PT55H"})
    void a_slow_drip_trips_each_window_as_a_flood_does(Window window, Duration between) {
        Limits limits =
                Limits.of(
                        Limit.absolute(1),
                        Limit.absolute(3),
                        Limit.absolute(6),
                        Limit.absolute(9),
                        Limit.absolute(12));
        Windows windows = Windows.empty();
        Instant now = NINE;
        int admitted = 0;
        while (windows.exceededBy(1, now, limits, 0).isEmpty()) {
            windows = windows.plus(1, now);
            admitted++;
            now = now.plus(between);
        }

        assertThat(admitted).isEqualTo(limits.of(window).atMost());
        assertThat(windows.exceededBy(1, now, limits, 0)).containsExactly(window.exceeded());
    }

    @Test
    void buckets_get_wider_with_age_and_lose_nothing() {
        Windows windows = Windows.empty();
        for (int hour = 0; hour < 30 * 24; hour++) {
            windows = windows.plus(1, NINE.plus(Duration.ofHours(hour)));
        }
        Instant end = NINE.plus(Duration.ofHours(30 * 24 - 1));

        assertThat(windows.within(Window.MONTH, end)).isEqualTo(30 * 24);
        assertThat(windows.buckets()).hasSizeLessThan(3 + 8 * 24 + 1 + 24);
    }

    @Test
    void forgets_what_no_window_can_see() {
        Windows windows = Windows.empty().plus(1, NINE);

        assertThat(windows.plus(1, NINE.plus(Duration.ofDays(30))).buckets()).hasSize(2);
        assertThat(windows.plus(1, NINE.plus(Duration.ofDays(31))).buckets()).hasSize(1);
    }

    @Test
    void gives_one_back_wherever_age_has_put_it() {
        Windows two = Windows.empty().plus(2, NINE);
        for (Duration age :
                new Duration[] {Duration.ZERO, Duration.ofHours(5), Duration.ofDays(20)}) {
            Windows aged = two.plus(0, NINE.plus(age));

            assertThat(aged.minusOne(NINE).within(Window.MONTH, NINE.plus(age)))
                    .as("after " + age)
                    .isEqualTo(1);
            assertThat(aged.minusOne(NINE).minusOne(NINE).buckets()).as("after " + age).isEmpty();
        }
    }

    @Test
    void gives_nothing_back_of_what_was_forgotten() {
        Windows later = Windows.empty().plus(1, NINE.plus(Duration.ofDays(40)));

        assertThat(later.minusOne(NINE)).isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({"-300, FIVE_MINUTES", "1, FIVE_MINUTES", "300, HOUR", "3600, DAY"})
    void a_bucket_starts_at_a_multiple_of_its_width(long start, Windows.Width width) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Windows.Bucket(start, width));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
