package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class ContainmentTest {
    private static final List<Integer> LOST = IntStream.range(20, 320).boxed().toList();

    @Test
    void of_three_hundred_who_are_held_at_once_no_session_is_left_in_slack_after_a_minute() {
        try (LocalCompany company = LocalCompany.of(500)) {
            LOST.forEach(company::leaves);

            company.timeline().advance(Duration.ofSeconds(60));

            assertThat(LOST).allMatch(n -> company.account(n).sessions() == 0);
            assertThat(LOST).allMatch(company::active);
        }
    }
}
