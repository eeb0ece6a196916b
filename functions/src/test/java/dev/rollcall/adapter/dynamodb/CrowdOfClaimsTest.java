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
import java.util.List;
import java.util.Random;
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

    private final TestTable table = TestTable.create(AwsEndpoint.given());

    @Test
    void none_of_a_crowd_has_to_try_again_in_one_bucket() throws Exception {
        countOnceEach(List.of(READS));
    }

    @Test
    void none_of_a_crowd_has_to_try_again_in_two_buckets() throws Exception {
        countOnceEach(List.of(READS_BY_ID, READS));
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

    private static Claim claim(String key, List<Bucket> buckets) {
        return new Claim(key, Lane.LEAVER, 1, buckets);
    }

    private static Bucket bucket(String name) {
        return new Bucket(name, 300, 300, Bucket.Use.BY_OTHERS_TOO);
    }
}
