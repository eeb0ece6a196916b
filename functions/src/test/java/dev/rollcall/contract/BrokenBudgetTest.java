package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.budget.Share;
import dev.rollcall.testing.InMemoryRateBudget;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;

/** What {@link SharedBudgetTest} holds a budget to can fail. */
class BrokenBudgetTest {
    private static final int ERRANDS = 120;

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void a_budget_that_gives_slots_twice_is_found_out(long seed) {
        GenerousBudget broken = new GenerousBudget(new InMemoryRateBudget(Share.DEFAULT));
        SlackTraffic traffic = new SlackTraffic(broken, seed, Duration.ZERO);

        traffic.run(SlackErrand.some(ERRANDS, NOON, Duration.ofSeconds(20), new Random(seed)));

        assertThat(traffic.refused()).isPositive();
        assertThat(traffic.worstExcess(Duration.ofMillis(50))).isPositive();
    }
}
