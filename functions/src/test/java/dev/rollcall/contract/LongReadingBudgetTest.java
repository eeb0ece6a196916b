package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.testing.InMemoryRateBudget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A reconciliation's reading of many pages, which keeps what it has read: it waits far less often
 * than it reads, and stands in no leaver's way. More crowds by {@code -Dbudget.seeds=2000}.
 */
class LongReadingBudgetTest {
    private static final int SEEDS = Integer.getInteger("budget.seeds", 10);
    private static final Duration ON_THE_WAY = Duration.ofMillis(50);
    private static final int PAGES = 60;
    private static final int READER = 10_000;

    /** Each wait is up to a fifth longer than it must be, and ends on a whole second. */
    private static final double SPREAD = 1.21;

    private static final String ROSTER = "admin.users.list";

    @ParameterizedTest
    @CsvSource({"usergroups.list,20,18", "admin.roles.listAssignments,50,9", ROSTER + ",100,4"})
    void waits_markedly_less_often_than_it_reads_a_page(String method, int perMinute, int most) {
        SlackTraffic traffic = traffic(1);

        traffic.run(List.of(SlackErrand.reader(READER, method, PAGES, NOON)));

        assertThat(traffic.sent()).as("no page twice").isEqualTo(PAGES);
        assertThat(traffic.refused()).isZero();
        assertThat(traffic.waits(READER)).isBetween(1, most);
        double atOnce = perMinute * 0.3;
        double seconds = (PAGES - atOnce) / (perMinute * 0.7) * 60;
        assertThat(took(traffic, READER))
                .isBetween(seconds * 0.99, seconds * SPREAD + traffic.waits(READER) + PAGES * 0.15);
    }

    @Test
    void two_readings_of_one_sort_do_not_keep_each_other_from_their_end() {
        for (long seed : everySeed()) {
            SlackTraffic traffic = traffic(seed);

            traffic.run(
                    List.of(
                            SlackErrand.reader(READER, ROSTER, PAGES, NOON),
                            SlackErrand.reader(READER + 1, ROSTER, PAGES, NOON)));

            assertThat(traffic.ends()).as("seed %d: starved", seed).hasSize(2);
            assertThat(traffic.sent()).as("seed %d", seed).isEqualTo(2 * PAGES);
            assertThat(traffic.waits(READER) + traffic.waits(READER + 1))
                    .as("seed %d", seed)
                    .isLessThan(PAGES / 2);
        }
    }

    @Test
    void leavers_who_make_the_same_calls_find_half_the_bucket_and_wait_for_nobody_else() {
        int leavers = 180;
        for (long seed : everySeed()) {
            SlackTraffic traffic = traffic(seed);
            List<SlackErrand> errands = new ArrayList<>();
            errands.add(SlackErrand.reader(READER, ROSTER, 300, NOON));
            // It has long used up by then what it may make at once.
            Instant later = NOON.plusSeconds(60);
            errands.addAll(SlackErrand.leavers(ROSTER, leavers, later));

            traffic.run(errands);

            double seconds = (leavers - 50) / 70.0 * 60;
            for (int leaver = 0; leaver < leavers; leaver++) {
                assertThat(tookFrom(traffic, leaver, later))
                        .as("seed %d: leaver %d", seed, leaver)
                        .isLessThan(seconds * SPREAD + 2);
            }
            assertThat(traffic.refused()).as("seed %d: 429", seed).isZero();
            assertThat(traffic.ends()).as("seed %d: starved", seed).hasSize(errands.size());
        }
    }

    @Test
    void a_storm_of_leavers_goes_as_fast_beside_it_as_alone() {
        for (long seed : everySeed()) {
            SlackTraffic traffic = traffic(seed);
            List<SlackErrand> errands =
                    new ArrayList<>(SlackErrand.storm(Lane.LEAVER, 0, 120, NOON));
            IntStream.range(0, 3)
                    .forEach(n ->
                            errands.add(SlackErrand.readerOfAccounts(READER + n, PAGES, NOON)));

            traffic.run(errands);

            // As in SharedBudgetTest, where they are alone.
            double seconds = (120 - 14) / 126.0 * 60;
            for (int leaver = 0; leaver < 120; leaver++) {
                assertThat(took(traffic, leaver))
                        .as("seed %d: leaver %d", seed, leaver)
                        .isLessThan(seconds * SPREAD + 2);
            }
        }
    }

    @Test
    void amid_a_crowd_of_all_lanes_slack_never_says_429_and_all_come_to_an_end() {
        for (long seed : everySeed()) {
            WatchedBudget watched = new WatchedBudget(new InMemoryRateBudget(SlackTraffic.SHARE));
            SlackTraffic traffic = new SlackTraffic(watched, seed, Duration.ZERO);
            List<SlackErrand> errands =
                    new ArrayList<>(
                            SlackErrand.some(120, NOON, Duration.ofSeconds(20), new Random(seed)));
            errands.add(SlackErrand.reader(READER, "usergroups.list", PAGES, NOON));
            errands.add(SlackErrand.reader(READER + 1, "users.info", PAGES, NOON));

            traffic.run(errands);

            assertThat(traffic.refused()).as("seed %d: 429", seed).isZero();
            assertThat(traffic.worstExcess(ON_THE_WAY)).as("seed %d", seed).isLessThanOrEqualTo(0);
            assertThat(traffic.ends()).as("seed %d: starved", seed).hasSize(errands.size());
            assertThat(watched.furthest(Lane.RECONCILE))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(Lane.RECONCILE.ahead());
            assertThat(traffic.waits(READER)).as("seed %d", seed).isLessThan(PAGES);
        }
    }

    private static SlackTraffic traffic(long seed) {
        return new SlackTraffic(new InMemoryRateBudget(SlackTraffic.SHARE), seed, Duration.ZERO);
    }

    private static double took(SlackTraffic traffic, int number) {
        return tookFrom(traffic, number, NOON);
    }

    private static double tookFrom(SlackTraffic traffic, int number, Instant from) {
        return Duration.between(from, traffic.ends().get(number)).toMillis() / 1000.0;
    }

    private static long[] everySeed() {
        return LongStream.range(0, SEEDS).toArray();
    }
}
