package dev.rollcall.adapter.sfn;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Workflows.Start;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SfnApprovalRunsTest {
    private static final String CALL = "POST /";
    private static final BatchId BATCH = new BatchId("0123456789abcdef0123456789abcdef");
    private static final String NAME = "approve-" + BATCH;

    private final TestMachine machine = TestMachine.create(AwsEndpoint.given());
    private final ApprovalRuns runs = new SfnApprovalRuns(machine.client(), machine.arn());
    private final ScriptedServer server = new ScriptedServer();
    private final ApprovalRuns troubled =
            new SfnApprovalRuns(new AwsEndpoint(server.uri("")).stepFunctions(), machine.arn());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_batch_that_is_started_often_has_one_execution() {
        assertThat(runs.start(BATCH)).isEqualTo(Start.STARTED);
        assertThat(runs.start(BATCH)).isEqualTo(Start.STARTED);

        assertThat(machine.executions()).isEqualTo(1);
        assertThat(input(NAME + "-1")).isEqualTo("{\"batch\":\"" + BATCH + "\"}");
    }

    @Test
    void one_that_ended_is_followed_by_another() {
        runs.start(BATCH);
        machine.stop(NAME + "-1");

        assertThat(runs.start(BATCH)).isEqualTo(Start.STARTED);

        assertThat(input(NAME + "-2")).isEqualTo(input(NAME + "-1"));
        assertThat(machine.executions()).isEqualTo(2);
    }

    @Test
    void names_without_end_are_no_start() {
        server.on(CALL, refused("ExecutionAlreadyExists"));

        assertThat(troubled.start(BATCH)).isEqualTo(Start.NOT_STARTED);
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, NOT_STARTED",
        "AccessDeniedException, REFUSED",
        "StateMachineDoesNotExist, REFUSED"
    })
    void a_start_that_fails_is_told_and_one_that_fails_for_good_is_told_apart(
            String refusal, Start told) {
        server.on(CALL, refused(refusal));

        assertThat(troubled.start(BATCH)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"})
    void a_token_behind_which_nobody_waits_any_more_wakes_nobody(String refusal) {
        server.on(CALL, refused(refusal));

        assertThat(troubled.wake("token")).isFalse();
    }

    @Test
    void a_token_that_was_never_given_wakes_nobody() {
        assertThat(runs.wake("never-given")).isFalse();
    }

    @Test
    void a_wake_that_is_heard_is_told() {
        server.on(CALL, Reply.ok("{}"));

        assertThat(troubled.wake("token")).isTrue();
        assertThat(server.requests().getFirst().body()).contains("\"output\":\"{}\"");
    }

    @Test
    void a_wake_that_may_not_have_been_heard_is_tried_again() {
        server.on(CALL, answer(500, "{}"));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> troubled.wake("token"));
    }

    private String input(String name) {
        return machine.client()
                .describeExecution(describe -> describe.executionArn(machine.execution(name)))
                .input();
    }

    private static Reply refused(String code) {
        return answer(
                400,
                "{\"__type\":\"com.amazonaws.swf.service.v2.model#" + code + "\"}",
                "Content-Type",
                "application/x-amz-json-1.0");
    }
}
