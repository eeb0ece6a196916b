package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.START;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ExecutionLimitsTest {

    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    @Test
    void a_history_ends_with_its_25000th_event() {
        LocalStepFunctions local = new LocalStepFunctions(Map.of());
        JsonNode loop =
                json(
                        """
                        {"QueryLanguage": "JSONata", "StartAt": "Loop", "States": {
                          "Loop": {"Type": "Choice", "Default": "End",
                                   "Choices": [{"Condition": "{% true %}", "Next": "Loop"}]},
                          "End": {"Type": "Succeed"}}}
                        """);

        String execution = local.run(loop, json("{}"));

        List<JsonNode> events = local.events(execution);
        assertThat(events).hasSize(25_000);
        assertThat(events.getLast().path("type").asText()).isEqualTo("ExecutionFailed");
        assertThat(events.getLast().path("previousEventId").asInt()).isEqualTo(24_999);
        assertThat(local.describe(execution).path("error").asText()).isEqualTo("States.Runtime");
        assertThat(local.describe(execution).path("cause").asText())
                .isEqualTo("The execution reached the maximum number of history events (25000).");
    }

    @Test
    void a_state_cannot_pass_on_more_than_256_kib() {
        LocalStepFunctions local = new LocalStepFunctions(Map.of());
        JsonNode doubles =
                json(
                        """
                        {"QueryLanguage": "JSONata", "StartAt": "Twice", "States": {
                          "Twice": {"Type": "Pass", "Output": "{% [$states.input, $states.input] %}",
                                    "End": true}}}
                        """);

        String execution = local.run(doubles, object("text", "x".repeat(140_000)));

        assertThat(local.describe(execution).path("error").asText())
                .isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void a_result_above_the_limit_is_not_caught_by_naming_all_errors() {
        LocalStepFunctions local =
                new LocalStepFunctions(
                        Map.of(INVOKE, (_, _) -> object("text", "x".repeat(262_144))));
        JsonNode definition =
                json(
                        """
                        {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                          "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                                   "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "End"}],
                                   "Next": "End"},
                          "End": {"Type": "Succeed"}}}
                        """);

        String execution = local.run(definition, json("{}"));

        assertThat(local.eventTypes(execution)).endsWith("TaskFailed", "ExecutionFailed");
        assertThat(local.describe(execution).path("error").asText())
                .isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void full_jitter_draws_every_pause_between_zero_and_its_length() {
        LocalStepFunctions local =
                new LocalStepFunctions(
                        Map.of(
                                INVOKE,
                                (_, _) -> {
                                    throw new TaskError("Busy", "always");
                                }));
        JsonNode definition =
                json(
                        """
                        {"QueryLanguage": "JSONata", "StartAt": "Work", "States": {
                          "Work": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                                   "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 10,
                                              "BackoffRate": 1, "MaxAttempts": 40,
                                              "JitterStrategy": "FULL"}],
                                   "End": true}}}
                        """);

        String execution = local.run(definition, json("{}"));

        Duration all = Duration.between(START, local.timeline().now());
        assertThat(local.eventTypes(execution)).filteredOn("TaskScheduled"::equals).hasSize(41);
        assertThat(all).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(300));
        assertThat(pauses(local.events(execution)))
                .allSatisfy(
                        pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(10)))
                .anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(3)))
                .anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofSeconds(7)));
    }

    private static List<Duration> pauses(List<JsonNode> events) {
        List<Instant> starts =
                events.stream()
                        .filter(event -> event.path("type").asText().equals("TaskScheduled"))
                        .map(event ->
                                Instant.ofEpochMilli(
                                        Math.round(event.path("timestamp").asDouble() * 1_000)))
                        .toList();
        return IntStream.range(1, starts.size())
                .mapToObj(index -> Duration.between(starts.get(index - 1), starts.get(index)))
                .toList();
    }
}
