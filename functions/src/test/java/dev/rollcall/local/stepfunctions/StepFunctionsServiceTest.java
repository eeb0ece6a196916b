package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

class StepFunctionsServiceTest {

    private static final JsonNode WAITS =
            json(
                    """
                    {"QueryLanguage": "JSONata", "StartAt": "W", "States": {
                      "W": {"Type": "Wait", "Seconds": 60, "End": true}}}
                    """);

    private final LocalStepFunctions local = new LocalStepFunctions(Map.of());

    @Test
    void creating_the_same_machine_again_is_no_error() {
        String first = local.machine("waits", WAITS);

        assertThat(local.machine("waits", WAITS)).isEqualTo(first);
        assertThat(first).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:waits");
    }

    @Test
    void a_machine_of_the_same_name_but_another_definition_exists_already() {
        local.machine("waits", WAITS);
        JsonNode other = json(WAITS.toString().replace("60", "61"));

        refused("StateMachineAlreadyExists", () -> local.machine("waits", other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a@b*", "a#b", "a/b", "a:b", "", "a\u0085b"})
    void a_name_follows_the_rules_of_aws(String name) {
        refused("InvalidName", () -> local.machine(name, WAITS));
        refused("InvalidName", () -> local.machine("a".repeat(81), WAITS));
    }

    @Test
    void an_update_holds_for_later_executions_only() {
        String machine = local.machine("waits", WAITS);
        String before = local.start(machine, json("{}"));
        local.call(
                "UpdateStateMachine",
                object("stateMachineArn", machine)
                        .put("definition", WAITS.toString().replace("60", "5")));
        String after = local.start(machine, json("{}"));

        local.timeline().advance(Duration.ofSeconds(5));

        assertThat(local.status(before)).isEqualTo("RUNNING");
        assertThat(local.status(after)).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_deleted_machine_cannot_be_started() {
        String machine = local.machine("waits", WAITS);
        local.call("DeleteStateMachine", object("stateMachineArn", machine));

        refused("StateMachineDoesNotExist", () -> local.start(machine, json("{}")));
    }

    @Test
    void validation_tells_what_creating_would_refuse() {
        JsonNode answer =
                local.call(
                        "ValidateStateMachineDefinition",
                        object("definition", WAITS.toString().replace("\"W\",", "\"X\",")));

        assertThat(answer.path("result").asText()).isEqualTo("FAIL");
        assertThat(answer.path("diagnostics").get(0).path("location").asText())
                .isEqualTo("/StartAt");
        assertThat(
                        local.call(
                                        "ValidateStateMachineDefinition",
                                        object("definition", WAITS.toString()))
                                .path("result")
                                .asText())
                .isEqualTo("OK");
    }

    @Test
    void a_refused_definition_names_every_reason() {
        assertThatThrownBy(() ->
                        local.machine("bad", json(WAITS.toString().replace("\"W\",", "\"X\","))))
                .hasMessage(
                        "InvalidDefinition: Invalid State Machine Definition:"
                                + " 'MISSING_TRANSITION_TARGET: Missing 'Next' target: X at"
                                + " /StartAt, MISSING_TRANSITION_TARGET: State \"W\" is not"
                                + " reachable. at /States/W'");
    }

    @Test
    void the_same_name_and_input_give_the_running_execution() {
        ObjectNode request =
                object("stateMachineArn", local.machine("waits", WAITS), "name", "one")
                        .put("input", "{\"a\":1}");
        JsonNode first = local.call("StartExecution", request);

        assertThat(local.call("StartExecution", request)).isEqualTo(first);
        refused(
                "ExecutionAlreadyExists",
                () -> local.call("StartExecution", request.put("input", "{\"a\":2}")));
    }

    @Test
    void a_name_is_used_up_once_the_execution_has_ended() {
        ObjectNode request =
                object("stateMachineArn", local.machine("waits", WAITS), "name", "one");
        local.call("StartExecution", request);
        local.timeline().advance(Duration.ofSeconds(60));

        refused("ExecutionAlreadyExists", () -> local.call("StartExecution", request));
    }

    @Test
    void input_must_be_json_within_the_limit() {
        String machine = local.machine("waits", WAITS);

        refused(
                "InvalidExecutionInput",
                () ->
                        local.call(
                                "StartExecution",
                                object("stateMachineArn", machine, "input", "{not json")));
        refused(
                "InvalidExecutionInput",
                () -> local.start(machine, object("big", "x".repeat(262_144))));
        assertThatThrownBy(() ->
                        local.call(
                                "StartExecution",
                                object("stateMachineArn", machine, "input", "not json")))
                .hasMessageContaining("'Unrecognized token 'not'")
                .hasMessageNotContaining("[Source");
    }

    @Test
    void throttling_can_be_asked_for() {
        String machine = local.machine("waits", WAITS);
        local.refuseNextStarts(1, AwsError.badRequest("ThrottlingException", "Rate exceeded"));

        refused("ThrottlingException", () -> local.start(machine, json("{}")));
        assertThat(local.start(machine, json("{}"))).contains(":execution:waits:");
    }

    @Test
    void more_starts_than_the_quota_are_throttled_until_time_passes() {
        String machine = local.machine("waits", WAITS);
        for (int started = 0; started < 1_300; started++) {
            local.start(machine, json("{}"));
        }

        refused("ThrottlingException", () -> local.start(machine, json("{}")));
        local.timeline().advance(Duration.ofMillis(4));
        assertThat(local.start(machine, json("{}"))).contains(":execution:waits:");
    }

    @Test
    void lists_executions_newest_first_by_status_and_page() {
        String machine = local.machine("waits", WAITS);
        String first = local.start(machine, json("{}"));
        local.timeline().advance(Duration.ofSeconds(60));
        String second = local.start(machine, json("{}"));
        String third = local.start(machine, json("{}"));

        ObjectNode running = object("stateMachineArn", machine, "statusFilter", "RUNNING");
        JsonNode page = local.call("ListExecutions", running.put("maxResults", 1));
        JsonNode rest =
                local.call(
                        "ListExecutions",
                        running.put("nextToken", page.path("nextToken").asText()));

        assertThat(page.path("executions").findValuesAsText("executionArn")).containsExactly(third);
        assertThat(rest.path("executions").findValuesAsText("executionArn"))
                .containsExactly(second);
        assertThat(rest.has("nextToken")).isFalse();
        assertThat(
                        local.call("ListExecutions", object("stateMachineArn", machine))
                                .path("executions")
                                .findValuesAsText("executionArn"))
                .containsExactly(third, second, first);
    }

    @Test
    void a_status_that_does_not_exist_and_too_large_a_page_are_refused_in_words() {
        String machine = local.machine("waits", WAITS);
        ObjectNode misspelt = object("stateMachineArn", machine, "statusFilter", "succeeded");
        ObjectNode large = object("stateMachineArn", machine).put("maxResults", 1_001);

        assertThatThrownBy(() -> local.call("ListExecutions", misspelt))
                .hasMessage(
                        "ValidationException: 1 validation error detected: Value 'succeeded' at"
                            + " 'statusFilter' failed to satisfy constraint: Member must satisfy"
                            + " enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED,"
                            + " FAILED, RUNNING]");
        assertThatThrownBy(() -> local.call("ListExecutions", large))
                .hasMessage(
                        "ValidationException: 1 validation error detected: Value '1001' at"
                            + " 'maxResults' failed to satisfy constraint: Member must have value"
                            + " less than or equal to 1000");
    }

    @Test
    void history_comes_in_pages_in_either_direction() {
        String execution = local.run(WAITS, json("{}"));
        ObjectNode request =
                object("executionArn", execution).put("maxResults", 3).put("reverseOrder", true);

        JsonNode first = local.call("GetExecutionHistory", request);
        JsonNode last =
                local.call(
                        "GetExecutionHistory",
                        request.put("nextToken", first.path("nextToken").asText()));

        assertThat(first.path("events").findValuesAsText("id")).containsExactly("4", "3", "2");
        assertThat(last.path("events").findValuesAsText("id")).containsExactly("1");
        assertThat(last.has("nextToken")).isFalse();
    }

    @Test
    void an_execution_tells_whether_it_could_be_redriven() {
        String machine = local.machine("waits", WAITS);
        String stopped = local.start(machine, json("{}"));
        String running = local.start(machine, json("{}"));
        local.call("StopExecution", object("executionArn", stopped));

        assertThat(local.describe(stopped).path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
        assertThat(local.describe(running).path("redriveStatusReason").asText())
                .isEqualTo("Execution is RUNNING and cannot be redriven");
    }

    @Test
    void a_machine_has_a_revision_once_it_was_updated() {
        String machine = local.machine("waits", WAITS);
        JsonNode before = local.call("DescribeStateMachine", object("stateMachineArn", machine));
        local.call(
                "UpdateStateMachine",
                object("stateMachineArn", machine)
                        .put("definition", WAITS.toString().replace("60", "5")));
        JsonNode after = local.call("DescribeStateMachine", object("stateMachineArn", machine));

        assertThat(before.has("revisionId")).isFalse();
        assertThat(after.path("revisionId").asText()).isNotEmpty();
        assertThat(after.path("loggingConfiguration").path("level").asText()).isEqualTo("OFF");
    }

    @Test
    void history_can_be_read_backwards_and_without_data() {
        String execution = local.run(WAITS, json("{\"secret\":1}"));

        JsonNode answer =
                local.call(
                        "GetExecutionHistory",
                        object("executionArn", execution)
                                .put("reverseOrder", true)
                                .put("includeExecutionData", false));

        assertThat(answer.path("events").get(0).path("type").asText())
                .isEqualTo("ExecutionSucceeded");
        assertThat(answer.toString()).doesNotContain("secret");
    }

    @Test
    void describes_an_execution_with_its_input_as_it_was_written() {
        String machine = local.machine("waits", WAITS);
        String execution =
                local.call(
                                "StartExecution",
                                object("stateMachineArn", machine, "input", "{ \"a\" : 1 }"))
                        .path("executionArn")
                        .asText();
        local.timeline().advance(Duration.ofMillis(60_500));

        JsonNode described = local.describe(execution);

        assertThat(described.path("input").asText()).isEqualTo("{ \"a\" : 1 }");
        assertThat(
                        local.events(execution)
                                .getFirst()
                                .path("executionStartedEventDetails")
                                .path("input")
                                .asText())
                .isEqualTo("{ \"a\" : 1 }");
        assertThat(described.path("output").asText()).isEqualTo("{\"a\":1}");
        assertThat(described.path("startDate").asDouble()).isEqualTo(1_767_323_045.0);
        assertThat(described.path("stopDate").asDouble()).isEqualTo(1_767_323_105.0);
    }

    @Test
    void a_stopped_execution_does_nothing_more() {
        String execution = local.start(local.machine("waits", WAITS), json("{}"));
        local.timeline().awaitIdle();
        local.call(
                "StopExecution",
                object("executionArn", execution, "error", "E", "cause", "said so"));
        local.timeline().advance(Duration.ofMinutes(5));

        assertThat(local.status(execution)).isEqualTo("ABORTED");
        assertThat(local.describe(execution).path("cause").asText()).isEqualTo("said so");
        assertThat(local.eventTypes(execution))
                .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    }

    @Test
    void tells_every_change_of_status() {
        local.run(WAITS, json("{}"));

        assertThat(local.changes())
                .extracting(ExecutionView::status)
                .containsExactly(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED);
    }

    @Test
    void unknown_things_are_refused_by_name() {
        String execution = "arn:aws:states:us-east-1:000000000000:execution:waits:none";
        refused("ExecutionDoesNotExist", () -> local.describe(execution));
        refused("InvalidArn", () -> local.describe("none"));
        refused(
                "InvalidToken",
                () ->
                        local.call(
                                "SendTaskSuccess",
                                object("taskToken", "never issued", "output", "{}")));
        refused("UnknownOperationException", () -> local.call("CreateActivity", object()));
        refused("ValidationException", () -> local.call("DescribeExecution", object()));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsError.class, error -> assertThat(error.code()).isEqualTo(code));
    }
}
