package dev.rollcall.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class ScheduleExpressionTest {

    @ParameterizedTest
    @CsvSource({
        "rate(1 minute), 2026-11-24T10:00:30Z, 2026-11-24T10:01:30Z",
        "rate(4 hours), 2026-11-24T10:00:00Z, 2026-11-24T14:00:00Z",
        "rate(1 day), 2026-11-24T10:00:00Z, 2026-11-25T10:00:00Z",
        "cron(15 3 * * ? *), 2026-11-24T10:00:00Z, 2026-11-25T03:15:00Z",
        "cron(0 8 ? * 2 *), 2026-11-24T10:00:00Z, 2026-11-30T08:00:00Z",
    })
    void fires_next(String expression, Instant after, Instant expected) {
        assertThat(ScheduleExpression.parse(expression).after(after)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"every minute", "rate(x minutes)", "cron(0 8 ? * 2)x", ""})
    void refuses_what_is_no_schedule(String text) {
        assertThatThrownBy(() -> ScheduleExpression.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rate(");
    }

    @Test
    void refuses_a_cron_with_too_few_fields() {
        assertThatThrownBy(() -> ScheduleExpression.parse("cron(0 8 *)"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
