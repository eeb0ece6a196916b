package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.okta.EventHooks;
import dev.rollcall.local.okta.OktaOrganisation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Hooks, the log, duplicates, old deliveries again and events of one's own, in an order drawn from
 * a seed: an event only says whom to look at, so what comes of it is what the source says last.
 */
class AnyWayInTest {
    private static final List<Integer> PEOPLE = IntStream.range(20, 24).boxed().toList();
    private static final int STEPS = 25;
    private static final Duration UNTIL_ALL_IS_DONE = Duration.ofMinutes(30);

    private final Map<Integer, String> last = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("ways.seeds", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_last_state_of_the_source_wins_and_nobody_has_two_runs_at_once(long seed) {
        Random random = new Random(seed);
        try (LocalCompany company =
                LocalCompany.of(60, policy -> AccessPolicies.on(WithoutLimits.policy(policy)))) {
            // Whom no rule gives anything nobody gives an account back.
            for (int number : PEOPLE) {
                company.runtime()
                        .okta()
                        .organisation()
                        .regroup(company.person(number), List.of(AccessPolicies.ENGINEERING), true);
            }
            passes(company, Duration.ofMinutes(5));
            for (int step = 0; step < STEPS; step++) {
                happen(company, random);
                passes(company, Duration.ofMillis(random.nextInt(40_000)));
            }
            hooks(company).silence(false);
            hooks(company).redeliver(PEOPLE.size() * 4, seed);
            passes(company, UNTIL_ALL_IS_DONE);

            assertThat(company.atRest()).isTrue();
            // What somebody had by hand before waits for an operator's word, and nothing else does.
            assertThat(company.records().pending()).allMatch(key -> key.startsWith("RESTORE#"));
            for (int number : PEOPLE) {
                boolean left = last.getOrDefault(number, "ACTIVE").equals("DEPROVISIONED");
                assertThat(company.active(number))
                        .as(() -> "seed " + seed + ", number " + number + ": " + told(company))
                        .isEqualTo(!left);
            }
        }
    }

    private static List<String> told(LocalCompany company) {
        return company.runtime().aws().sns().outbox().stream().map(Mail::subject).toList();
    }

    private void happen(LocalCompany company, Random random) {
        int number = PEOPLE.get(random.nextInt(PEOPLE.size()));
        OktaOrganisation okta = company.runtime().okta().organisation();
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                String before = last.getOrDefault(number, "ACTIVE");
                String status = before.equals("ACTIVE") ? "DEPROVISIONED" : "ACTIVE";
                last.put(number, status);
                okta.changeStatus(company.person(number), status, random.nextInt(4) > 0);
            }
            case 3 -> hooks(company).silence(random.nextBoolean());
            case 4 -> hooks(company).duplicate(1 + random.nextInt(4));
            case 5 -> hooks(company).redeliver(1 + random.nextInt(10), random.nextLong());
            default ->
                    company.runtime()
                            .okta()
                            .senders()
                            .webhook()
                            .send(
                                    random.nextBoolean() ? "person.left" : "person.changed",
                                    "okta",
                                    company.person(number));
        }
    }

    /** Looks at each second who is worked on. */
    private static void passes(LocalCompany company, Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 1_000) {
            company.timeline().advance(Duration.ofMillis(Math.min(left, 1_000)));
            assertThat(running(company)).doesNotHaveDuplicates();
        }
    }

    private static List<String> running(LocalCompany company) {
        return company.executions("Deactivate", "RUNNING").stream()
                .map(run -> input(company, run.path("executionArn").asText()))
                .map(input -> input.path("source").asText() + "#" + input.path("person").asText())
                .toList();
    }

    private static JsonNode input(LocalCompany company, String run) {
        return Json.parseObject(
                company.runtime()
                        .aws()
                        .stepFunctions()
                        .handle("DescribeExecution", Json.object().put("executionArn", run))
                        .path("input")
                        .asText());
    }

    private static EventHooks hooks(LocalCompany company) {
        return company.runtime().okta().organisation().hooks();
    }
}
