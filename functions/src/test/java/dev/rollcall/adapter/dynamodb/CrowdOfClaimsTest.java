package dev.rollcall.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many who count at once do not stand in each other's way, and each of them is counted. */
class CrowdOfClaimsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final int CROWD = 40;
    private static final Bucket READS = bucket("reads");
    private static final Bucket READS_BY_ID = bucket("reads-by-id");

    private static final Bucket WIDE =
            new Bucket("all-reads", 1_000, 1_000, Bucket.Use.BY_OTHERS_TOO);

    private final TestTable table = TestTable.create(AwsEndpoint.given());

    @Test
    void none_of_a_crowd_has_to_try_again_in_one_bucket() throws Exception {
        countOnceEach(List.of(READS));
    }

    @Test
    void none_of_a_crowd_has_to_try_again_in_two_buckets() throws Exception {
        countOnceEach(List.of(READS_BY_ID, READS));
    }

    @Test
    void each_of_a_crowd_that_has_to_wait_has_a_slot_of_its_own_at_once() throws Exception {
        RateBudget once = new DynamoRateBudget(tryingOnce(), Share.ALL);
        RateBudget patient = new DynamoRateBudget(table.table(), Share.ALL);
        for (int mover = 0; mover < 150; mover++) {
            patient.claim(moving("early-" + mover), NOW);
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<RateBudget.Answer>> claims =
                    IntStream.range(0, CROWD)
                            .<Callable<RateBudget.Answer>>mapToObj(
                                    n -> () -> once.claim(moving("mover-" + n), NOW))
                            .toList();
            Set<Instant> slots = new HashSet<>();
            for (Future<RateBudget.Answer> answer : threads.invokeAll(claims)) {
                slots.add(((RateBudget.NotBefore) answer.get()).at());
            }
            assertThat(slots).as("one each, 200 ms apart").hasSize(CROWD);
            assertThat(Collections.max(slots)).isEqualTo(NOW.plusMillis(200L * CROWD));
            assertThat(patient.claim(moving("mover-0"), NOW.plusSeconds(60)))
                    .as("who comes back")
                    .isEqualTo(new RateBudget.Now(1));
        }
    }

    private void countOnceEach(List<Bucket> buckets) throws Exception {
        RateBudget patient = new DynamoRateBudget(table.table(), Share.ALL);
        RateBudget once = new DynamoRateBudget(tryingOnce(), Share.ALL);
        patient.claim(claim("first", buckets), NOW);

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<RateBudget.Answer>> claims =
                    IntStream.range(0, CROWD)
                            .<Callable<RateBudget.Answer>>mapToObj(
                                    n -> () -> once.claim(claim("leaver-" + n, buckets), NOW))
                            .toList();
            for (Future<RateBudget.Answer> answer : threads.invokeAll(claims)) {
                assertThat(answer.get()).isEqualTo(new RateBudget.Now(1));
            }
        }
        assertThat(
                        IntStream.range(CROWD + 1, 301)
                                .mapToObj(n -> patient.claim(claim("later-" + n, buckets), NOW))
                                .filter(RateBudget.Now.class::isInstance))
                .as("what is left of 300 at once")
                .hasSize(300 - CROWD - 1);
    }

    private Table tryingOnce() {
        return new Table(table.client(), table.name(), new Backoff(new Random(1), _ -> {}, 1));
    }

    private static Claim moving(String key) {
        return new Claim(key, Lane.MOVER, 1, List.of(READS_BY_ID, WIDE));
    }

    private static Claim claim(String key, List<Bucket> buckets) {
        return new Claim(key, Lane.LEAVER, 1, buckets);
    }

    private static Bucket bucket(String name) {
        return new Bucket(name, 300, 300, Bucket.Use.BY_OTHERS_TOO);
    }
}
