package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.dynamodb.DynamoRateBudget;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** One crowd on the budget in the table; {@link SharedBudgetTest} tries many in memory. */
class SharedBudgetOnDynamoDbTest {
    private static final int ERRANDS = 50;

    private final TestTable table = TestTable.create(AwsEndpoint.given());

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void slack_never_says_429_and_no_window_holds_more_than_the_share(long seed) {
        DynamoRateBudget budget = new DynamoRateBudget(table.table(), SlackTraffic.SHARE);
        SlackTraffic traffic = new SlackTraffic(budget, seed, Duration.ZERO);
        List<SlackErrand> errands =
                SlackErrand.some(ERRANDS, NOON, Duration.ofSeconds(5), new Random(seed));

        traffic.run(errands);

        assertThat(traffic.ends()).hasSize(errands.size());
        assertThat(traffic.invocations()).as("some had to wait").isGreaterThan(ERRANDS);
        assertThat(traffic.refused()).isZero();
        assertThat(traffic.worstExcess(Duration.ofMillis(50))).isLessThanOrEqualTo(0);
    }
}
