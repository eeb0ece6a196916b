package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/**
 * How a Task waits for another execution: developer guide, "Start a new AWS Step Functions state
 * machine from a running execution", {@code startExecution.sync:2}.
 */
class NestedExecutionsTest {
    private final LocalStepFunctions local = new LocalStepFunctions(Map.of());

    @Test
    void the_task_succeeds_with_the_output_of_the_other_once_that_has_ended() {
        String child =
                local.machine(
                        "child",
                        json(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "W", "States": {
                                  "W": {"Type": "Wait", "Seconds": 60, "Next": "S"},
                                  "S": {"Type": "Succeed",
                                    "Output": {"told": "{% $states.input.n %}"}}}}
                                """));
        String parent = local.start(local.machine("parent", calling(child)), json("{\"n\": 7}"));

        local.timeline().advance(Duration.ofSeconds(59));
        assertThat(local.status(parent)).isEqualTo("RUNNING");
        local.timeline().advance(Duration.ofSeconds(2));

        assertThat(local.status(parent)).isEqualTo("SUCCEEDED");
        assertThat(json(local.describe(parent).path("output").asText()))
                .isEqualTo(json("{\"told\": 7}"));
        assertThat(local.events(parent))
                .extracting(event -> event.path("type").asText())
                .containsSubsequence(
                        "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void the_task_fails_where_the_other_fails() {
        String child =
                local.machine(
                        "child",
                        json(
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "W", "States": {
                                  "W": {"Type": "Wait", "Seconds": 5, "Next": "F"},
                                  "F": {"Type": "Fail", "Error": "Broken", "Cause": "as meant"}}}
                                """));
        String parent = local.start(local.machine("parent", calling(child)), json("{\"n\": 7}"));

        local.timeline().advance(Duration.ofSeconds(6));

        assertThat(local.describe(parent).path("error").asText()).isEqualTo("States.TaskFailed");
        assertThat(json(local.describe(parent).path("cause").asText()).path("Error").asText())
                .isEqualTo("Broken");
    }

    private static JsonNode calling(String machine) {
        return json(
                """
                {"QueryLanguage": "JSONata", "StartAt": "T", "States": {
                  "T": {"Type": "Task", "End": true,
                    "Resource": "arn:aws:states:::states:startExecution.sync:2",
                    "Arguments": {"StateMachineArn": "%s", "Name": "one",
                      "Input": {"n": "{%% $states.input.n %%}"}},
                    "Output": "{%% $states.result.Output %%}"}}}
                """
                        .formatted(machine));
    }
}
