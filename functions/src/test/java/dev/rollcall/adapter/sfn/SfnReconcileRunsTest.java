package dev.rollcall.adapter.sfn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.contract.ReconcileRunsContract;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.Test;

class SfnReconcileRunsTest extends ReconcileRunsContract {
    private final TestMachine machine = TestMachine.create(AwsEndpoint.given());
    private final SfnReconcileRuns runs = new SfnReconcileRuns(machine.client(), machine.arn());

    @Override
    protected ReconcileRuns runs() {
        return runs;
    }

    @Override
    protected void end(SnapshotId id, int number) {
        machine.stop(name(id, number));
    }

    @Override
    protected int started() {
        return machine.executions();
    }

    @Test
    void the_input_names_the_snapshot_and_the_execution_s_number() {
        runs.start(ONE, 7);

        String input =
                machine.client()
                        .describeExecution(
                                describe -> describe.executionArn(machine.execution(name(ONE, 7))))
                        .input();
        assertThat(input).isEqualTo("{\"number\":7,\"snapshot\":\"20261127T060000Z-0a1b2c3d\"}");
    }

    private static String name(SnapshotId id, int number) {
        return "reconcile-" + id + "-" + number;
    }
}
