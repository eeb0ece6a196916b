package dev.rollcall.testing;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.contract.WorkflowsContract;

class RecordingWorkflowsTest extends WorkflowsContract {
    private final RecordingWorkflows workflows = new RecordingWorkflows();

    @Override
    protected Workflows workflows() {
        return workflows;
    }

    @Override
    protected void end(Runs.Ticket ticket) {
        workflows.end(ticket);
    }

    @Override
    protected String arn(Runs.Ticket ticket) {
        return workflows.arn(ticket);
    }

    @Override
    protected int started() {
        return workflows.started().size();
    }
}
