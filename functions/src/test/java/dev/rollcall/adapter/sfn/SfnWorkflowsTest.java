package dev.rollcall.adapter.sfn;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.application.port.Workflows.Start;
import dev.rollcall.contract.WorkflowsContract;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.Test;

class SfnWorkflowsTest extends WorkflowsContract {
    private final TestMachine machine = TestMachine.create(endpoint());
    private final SfnWorkflows workflows = new SfnWorkflows(machine.client(), machine.arn());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Workflows workflows() {
        return workflows;
    }

    @Override
    protected void end(Runs.Ticket ticket) {
        machine.stop(workflows.name(ticket));
    }

    @Override
    protected String arn(Runs.Ticket ticket) {
        return machine.execution(workflows.name(ticket));
    }

    @Override
    protected int started() {
        return machine.executions();
    }

    @Test
    void a_name_taken_with_another_input_counts_as_existing() {
        machine.start(workflows.name(FIRST), "{}");

        assertThat(workflows.start(FIRST, AT_MOST)).isEqualTo(Start.EXISTS);
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void an_execution_somebody_started_by_hand_is_no_run_of_ours() {
        String input = RunInput.write(FIRST);

        assertThat(workflows.ticketOf(machine.start("by-hand", input))).isEmpty();
        assertThat(workflows.ticketOf(machine.start(workflows.name(ticket(ANA, 2)), "[1]")))
                .isEmpty();
        assertThat(workflows.ticketOf(machine.start(workflows.name(ticket(ANA, 3)), input)))
                .as("another's ticket")
                .isEmpty();
    }

    @Test
    void another_machine_s_execution_is_no_run_of_ours() {
        TestMachine other = TestMachine.create(endpoint());
        String execution = other.start(workflows.name(FIRST), RunInput.write(FIRST));

        assertThat(workflows.ticketOf(execution)).isEmpty();
    }

    @Test
    void the_input_names_the_person_by_id_only() {
        workflows.start(FIRST, AT_MOST);

        assertThat(
                        machine.client()
                                .describeExecution(describe -> describe.executionArn(arn(FIRST)))
                                .input())
                .isEqualTo("{\"generation\":1,\"person\":\"00uAna\",\"source\":\"okta\"}");
    }
}
