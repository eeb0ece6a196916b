package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoRateBudget;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.local.http.Json;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An empty bucket costs no Lambda time: the function says until when, the state machine waits. */
class EmptyBucketTest {
    private static final int LEAVER = 20;

    /** Our share of changes of users at once. */
    private static final int AT_ONCE = 14;

    /** With 126 a minute, seven minutes and a half are promised to others. */
    private static final int BATCHES = 68;

    /** An event of a state, as the history tells it. */
    private record Passed(String type, String state, Instant at, String output) {}

    @Test
    void a_step_that_has_to_wait_for_minutes_is_answered_at_once_and_waits_in_its_wait_state() {
        try (LocalCompany company = LocalCompany.withoutLimits(30).alike()) {
            Instant free = fillChangesOfUsers(company);
            int from = company.calls();
            company.leaves(LEAVER);
            long began = System.nanoTime();

            assertThat(company.settles(LEAVER, Duration.ofMinutes(30))).isTrue();

            Duration real = Duration.ofNanos(System.nanoTime() - began);
            List<Passed> history = history(company);
            List<Passed> called = of(history, "TaskStateEntered", "Deactivate");
            List<Passed> answered = of(history, "TaskStateExited", "Deactivate");
            assertThat(answered)
                    .extracting(EmptyBucketTest::outcome)
                    .as("waits, reads the source again as that is old by now, writes, looks")
                    .containsExactly("later", "look-again", "awaiting", "settled");
            for (int invocation = 0; invocation < called.size(); invocation++) {
                assertThat(
                                Duration.between(
                                        called.get(invocation).at(), answered.get(invocation).at()))
                        .as("how long it ran")
                        .isLessThan(Duration.ofSeconds(1));
            }
            Instant notBefore =
                    Instant.parse(
                            Json.parseObject(answered.getFirst().output())
                                    .path("notBefore")
                                    .asText());
            assertThat(notBefore).isAfterOrEqualTo(free);
            assertThat(of(history, "WaitStateEntered", "DeactivateWait"))
                    .extracting(Passed::at)
                    .startsWith(answered.getFirst().at());
            assertThat(called.get(1).at()).isEqualTo(notBefore);
            Duration waited = Duration.between(called.getFirst().at(), called.get(1).at());
            assertThat(waited).isGreaterThan(Duration.ofMinutes(4));
            // A function that waited by itself would have let this time really pass.
            assertThat(real).isLessThan(waited.dividedBy(4));
            assertThat(company.writes(from).stream().filter(write -> write.startsWith("PATCH U")))
                    .as("nothing was sent before its turn, and then once")
                    .hasSize(1);
        }
    }

    /** Lets others have what there is, and be promised what comes; returns until when. */
    private static Instant fillChangesOfUsers(LocalCompany company) {
        Table table =
                new Table(
                        company.runtime().clients().dynamoDb(),
                        "Table",
                        Backoff.sleeping(new Random(1)));
        RateBudget budget = new DynamoRateBudget(table, Share.DEFAULT);
        Instant last = company.timeline().now();
        for (int batch = 0; batch < BATCHES; batch++) {
            Claim claim =
                    new Claim(
                            "others " + batch,
                            Lane.LEAVER,
                            AT_ONCE,
                            SlackLimits.userWrite("-").subList(0, 1));
            if (budget.claim(claim, company.timeline().now())
                    instanceof RateBudget.NotBefore(Instant at, _)) {
                last = at;
            }
        }
        return last;
    }

    private static String outcome(Passed answered) {
        return Json.parseObject(answered.output()).path("outcome").asText();
    }

    private static List<Passed> of(List<Passed> history, String type, String state) {
        return history.stream()
                .filter(event -> event.type().equals(type) && event.state().equals(state))
                .toList();
    }

    private static List<Passed> history(LocalCompany company) {
        List<Passed> all = new ArrayList<>();
        for (JsonNode execution : company.executions("Deactivate", "")) {
            var request =
                    Json.object()
                            .put("executionArn", execution.path("executionArn").asText())
                            .put("maxResults", 1000);
            company.runtime()
                    .aws()
                    .stepFunctions()
                    .handle("GetExecutionHistory", request)
                    .path("events")
                    .forEach(event -> passed(event).ifPresent(all::add));
        }
        return all;
    }

    private static Optional<Passed> passed(JsonNode event) {
        String type = event.path("type").asText();
        boolean entered = type.endsWith("StateEntered");
        if (!entered && !type.endsWith("StateExited")) {
            return Optional.empty();
        }
        JsonNode details =
                event.path(entered ? "stateEnteredEventDetails" : "stateExitedEventDetails");
        long millis = Math.round(event.path("timestamp").asDouble() * 1_000);
        return Optional.of(
                new Passed(
                        type,
                        details.path("name").asText(),
                        Instant.ofEpochMilli(millis),
                        details.path("output").asText()));
    }
}
