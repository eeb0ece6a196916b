package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.testing.InMemoryRateBudget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a budget is for: steps of all lanes that share it, meet simulated Slack's own limits beside
 * another app, wait as a state machine does, and now and then die. Each seed is another crowd; more
 * of them by {@code -Dbudget.seeds=2000}.
 */
class SharedBudgetTest {
    private static final Duration CROWD = Duration.ofSeconds(20);
    private static final Duration SKEW = Duration.ofSeconds(2);

    /** By so much two calls that set out apart may come closer on their way. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(50);

    /** What the crowd asks for takes eight minutes at the share; each wait is a fifth longer. */
    private static final Duration ALL_DONE = Duration.ofMinutes(20);

    private static final double MOST_REFUSED = 0.001;

    private static final int SEEDS = Integer.getInteger("budget.seeds", 10);
    private static final int ERRANDS = 120;
    private static final int LOOKERS = 300;

    /** Each makes eight calls in all, with those that it makes again; six of them by id. */
    private static final Duration LOOKED = Duration.ofMinutes(10);

    @Test
    void slack_never_says_429_and_no_window_holds_more_than_the_share_and_all_come_to_an_end() {
        for (long seed : everySeed()) {
            SlackTraffic traffic = new SlackTraffic(budget(), seed, Duration.ZERO);
            List<SlackErrand> errands = crowd(seed);

            traffic.run(errands);

            assertThat(traffic.refused()).as("seed %d: 429", seed).isZero();
            assertThat(traffic.worstExcess(ON_THE_WAY)).as("seed %d", seed).isLessThanOrEqualTo(0);
            assertThat(traffic.ends()).as("seed %d: starved", seed).hasSize(errands.size());
            assertThat(Duration.between(NOON, traffic.now()))
                    .as("seed %d", seed)
                    .isLessThan(ALL_DONE);
        }
    }

    @Test
    void clocks_that_are_wrong_by_two_seconds_cost_one_call_in_a_thousand_at_most() {
        int sent = 0;
        int refused = 0;
        for (long seed : everySeed()) {
            SlackTraffic traffic = new SlackTraffic(budget(), seed, SKEW);
            List<SlackErrand> errands = crowd(seed);

            traffic.run(errands);

            assertThat(traffic.ends()).as("seed %d: starved", seed).hasSize(errands.size());
            assertThat(traffic.worstExcess(SKEW.multipliedBy(2).plus(ON_THE_WAY)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(0);
            sent += traffic.sent();
            refused += traffic.refused();
        }
        assertThat((double) refused / sent).isLessThanOrEqualTo(MOST_REFUSED);
    }

    @Test
    void no_lane_reserves_further_ahead_than_it_may() {
        for (long seed : everySeed()) {
            WatchedBudget watched = new WatchedBudget(budget());

            new SlackTraffic(watched, seed, Duration.ZERO).run(crowd(seed));

            for (Lane lane : Lane.values()) {
                assertThat(watched.furthest(lane))
                        .as("seed %d: %s", seed, lane)
                        .isBetween(Duration.ofNanos(1), lane.ahead());
            }
        }
    }

    @Test
    void what_the_dead_were_promised_lapses_and_the_whole_burst_is_there_again() {
        for (long seed : everySeed()) {
            RateBudget budget = budget();
            SlackTraffic traffic = new SlackTraffic(budget, seed, Duration.ZERO);
            List<SlackErrand> errands = crowd(seed);
            assertThat(errands)
                    .as("seed %d", seed)
                    .anyMatch(e -> e.manner() == SlackErrand.Manner.DIES);

            traffic.run(errands);

            Instant rested = traffic.now().plus(Promise.KEPT).plus(Duration.ofMinutes(2));
            for (Bucket bucket : buckets(errands)) {
                int whole = bucket.largestBatch(Lane.LEAVER, SlackTraffic.SHARE);
                Claim claim = new Claim("rested", Lane.LEAVER, whole, List.of(bucket));
                assertThat(budget.claim(claim, rested))
                        .as("seed %d: %s", seed, bucket.name())
                        .isEqualTo(new RateBudget.Now(whole));
            }
        }
    }

    @Test
    void a_storm_of_leavers_is_let_through_as_fast_as_the_share_allows_and_never_refused() {
        for (long seed : everySeed()) {
            SlackTraffic traffic = new SlackTraffic(budget(), seed, Duration.ZERO);
            List<SlackErrand> errands = SlackErrand.storm(Lane.LEAVER, 0, ERRANDS, NOON);

            traffic.run(errands);

            assertThat(traffic.refused()).as("seed %d: 429", seed).isZero();
            assertThat(traffic.worstExcess(ON_THE_WAY)).as("seed %d", seed).isLessThanOrEqualTo(0);
            // 14 at once, 126 a minute; the last wait may be a fifth longer.
            double seconds = (ERRANDS - 14) / 126.0 * 60;
            assertThat((double) Duration.between(NOON, traffic.now()).toMillis())
                    .as("seed %d", seed)
                    .isBetween(seconds * 990, seconds * 1_210 + 2_000);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"LEAVER", "MOVER"})
    void steps_of_several_sorts_of_calls_do_not_use_the_buckets_up_for_each_other(Lane lane) {
        SlackTraffic traffic = new SlackTraffic(budget(), 1, Duration.ZERO);

        traffic.run(SlackErrand.lookers(lane, LOOKERS, NOON));

        assertThat(traffic.refused()).as("429").isZero();
        assertThat(traffic.ends()).as("starved").hasSize(LOOKERS);
        assertThat(Duration.between(NOON, traffic.now())).isLessThan(LOOKED);
    }

    private static InMemoryRateBudget budget() {
        return new InMemoryRateBudget(SlackTraffic.SHARE);
    }

    private static List<SlackErrand> crowd(long seed) {
        return SlackErrand.some(ERRANDS, NOON, CROWD, new Random(seed));
    }

    private static long[] everySeed() {
        return LongStream.range(0, SEEDS).toArray();
    }

    private static List<Bucket> buckets(List<SlackErrand> errands) {
        return SlackCatalogue.all().stream()
                .filter(endpoint ->
                        errands.stream()
                                .flatMap(errand -> errand.calls().stream())
                                .anyMatch(call -> call.template().equals(endpoint.template())))
                .flatMap(endpoint -> endpoint.buckets("nobody").stream())
                .collect(Collectors.toSet())
                .stream()
                .toList();
    }
}
