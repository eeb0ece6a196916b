package dev.rollcall.domain.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @Test
    void may_hold_everything() {
        assertThat(new Limits(0, 0).perDay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, 4", "0, -1"})
    void refuses_limits_that_contradict_each_other(int perHour, int perDay) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(perHour, perDay));
    }
}
