package dev.rollcall.domain.breaker;

import static dev.rollcall.contract.Samples.DEFAULTS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class LimitsTest {
    private static final Limit FIVE = Limit.absolute(5);

    @ParameterizedTest
    @CsvSource({
        "0, 5, 10, 15, 30",
        "40, 5, 10, 15, 30",
        "500, 10, 25, 50, 100",
        "5000, 25, 100, 250, 750",
        "25000, 25, 100, 250, 750",
        "100000, 25, 100, 250, 750"
    })
    void the_defaults_allow_so_many_of_a_population(
            int population, int hour, int day, int week, int month) {
        assertThat(DEFAULTS.allowances(population))
                .isEqualTo(
                        Map.of(
                                Window.HOUR, hour,
                                Window.DAY, day,
                                Window.WEEK, week,
                                Window.MONTH, month));
        assertThat(DEFAULTS.plan().allowance(population)).isEqualTo(hour);
    }

    @ParameterizedTest
    @CsvSource({"299, 5", "300, 6", "349, 6", "350, 7", "1249, 24", "1250, 25", "2147483647, 25"})
    void a_share_is_rounded_against_us(int population, int allowed) {
        assertThat(new Limit(2, 5, 25).allowance(population)).isEqualTo(allowed);
    }

    @Test
    void may_hold_everything() {
        assertThat(new Limit(50, 0, 0).allowance(1_000)).isZero();
        assertThat(Limits.absolute(0, 0).of(Window.MONTH).allowance(1_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "101, 0, 1", "0, -1, 1", "0, 2, 1"})
    void refuses_a_limit_that_contradicts_itself(int percent, int atLeast, int atMost) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(percent, atLeast, atMost));
    }

    @Test
    void a_longer_window_never_allows_less_than_a_shorter_one() {
        Limit four = Limit.absolute(4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.of(FIVE, FIVE, four, FIVE, FIVE))
                .withMessageContaining("DAY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.of(FIVE, FIVE, FIVE, four, FIVE))
                .withMessageContaining("WEEK");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.of(FIVE, FIVE, FIVE, FIVE, four))
                .withMessageContaining("MONTH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.of(FIVE, new Limit(2, 5, 5), FIVE, FIVE, FIVE));
    }

    @Test
    void every_window_needs_a_limit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(FIVE, Map.of(Window.HOUR, FIVE)));
    }

    @Test
    void absolute_limits_are_the_same_for_everybody() {
        Limits limits = Limits.absolute(25, 100);

        assertThat(limits.allowances(40)).isEqualTo(limits.allowances(100_000));
        assertThat(limits.of(Window.WEEK)).isEqualTo(Limit.absolute(700));
        assertThat(limits.of(Window.MONTH)).isEqualTo(Limit.absolute(3_000));
    }
}
