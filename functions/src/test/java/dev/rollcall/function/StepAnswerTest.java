package dev.rollcall.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

class StepAnswerTest {
    private static final Instant TOLD = Instant.parse("2026-11-01T12:00:00.2Z");

    @Test
    void a_busy_other_side_is_a_time_to_come_back_made_later_and_rounded_up() {
        Map<String, Object> answer =
                StepAnswer.to(
                        Map.of("step", "leave"),
                        told -> told.plusSeconds(3),
                        _ -> {
                            throw new PortFailure.RateLimited("Slack", TOLD);
                        });

        assertThat(answer)
                .isEqualTo(Map.of("outcome", "later", "notBefore", "2026-11-01T12:00:04Z"));
    }
}
