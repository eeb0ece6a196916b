package dev.rollcall.adapter.sfn;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ticket;
import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.application.port.Workflows.Liveness;
import dev.rollcall.application.port.Workflows.Start;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** What Step Functions answers only in trouble. */
class SfnWorkflowsRefusalsTest {
    private static final String CALL = "POST /";
    private static final String MACHINE =
            "arn:aws:states:us-east-1:000000000000:stateMachine:Deactivate";
    private static final Runs.Ticket TICKET = ticket(ANA, 1);
    private static final Duration AT_MOST = Duration.ofMillis(500);

    /** Far less than the 30 s after which the HTTP client itself gives up; CI machines stall. */
    private static final Duration SURELY = Duration.ofSeconds(5);

    private final ScriptedServer server = new ScriptedServer();
    private final Workflows workflows =
            new SfnWorkflows(new AwsEndpoint(server.uri("")).stepFunctions(), MACHINE);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void an_existing_execution_is_a_success() {
        server.on(CALL, refused("ExecutionAlreadyExists"));

        assertThat(workflows.start(TICKET, AT_MOST)).isEqualTo(Start.EXISTS);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_start_without_an_answer_is_given_up_in_time() {
        server.on(CALL, new Reply.Silence());

        assertThat(givenUp()).isBetween(AT_MOST, SURELY);
    }

    @Test
    void a_start_whose_answer_never_ends_is_given_up_in_time() {
        server.on(CALL, new Reply.HeadersOnly());

        assertThat(givenUp()).isBetween(AT_MOST, SURELY);
    }

    @Test
    void a_throttled_start_is_given_up_in_time() {
        server.on(CALL, refused("ThrottlingException"));

        assertThat(givenUp()).isLessThan(SURELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDeniedException",
                "StateMachineDoesNotExist",
                "InvalidExecutionInput"
            })
    void a_start_that_is_refused_for_good_is_told_apart(String refusal) {
        server.on(CALL, refused(refusal));

        assertThat(workflows.start(TICKET, AT_MOST)).isEqualTo(Start.REFUSED);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING",
        "PENDING_REDRIVE, RUNNING",
        "A_STATUS_OF_TOMORROW, RUNNING",
        "SUCCEEDED, ENDED",
        "FAILED, ENDED",
        "TIMED_OUT, ENDED",
        "ABORTED, ENDED"
    })
    void an_unknown_status_is_taken_for_alive(String status, Liveness liveness) {
        server.on(CALL, Reply.ok("{\"status\":\"" + status + "\"}"));

        assertThat(workflows.liveness(TICKET)).isEqualTo(liveness);
    }

    @Test
    void whether_a_run_lives_is_not_guessed_when_there_is_no_answer() {
        server.on(CALL, answer(500, "{}"));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> workflows.liveness(TICKET));
    }

    @Test
    void a_missing_right_to_look_needs_a_human() {
        server.on(CALL, refused("AccessDeniedException"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> workflows.liveness(TICKET))
                .returns("AccessDeniedException", PortFailure.NeedsHuman::code);
    }

    private Duration givenUp() {
        long before = System.nanoTime();
        assertThat(workflows.start(TICKET, AT_MOST)).isEqualTo(Start.NOT_STARTED);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private static Reply refused(String code) {
        return answer(
                400,
                "{\"__type\":\"com.amazonaws.swf.service.v2.model#" + code + "\"}",
                "Content-Type",
                "application/x-amz-json-1.0");
    }
}
