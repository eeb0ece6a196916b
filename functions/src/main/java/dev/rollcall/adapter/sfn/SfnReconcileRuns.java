package dev.rollcall.adapter.sfn;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.json.CanonicalJson;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

import java.util.Map;

/**
 * Executions of one state machine, named by the snapshot and their number: a name is used once in
 * 90 days (API reference, StartExecution), so the same start never makes two.
 */
public final class SfnReconcileRuns implements ReconcileRuns {
    private final SfnClient client;
    private final String machineArn;

    public SfnReconcileRuns(SfnClient client, String machineArn) {
        this.client = requireNonNull(client, "client is null");
        this.machineArn = requireNonNull(machineArn, "machineArn is null");
    }

    @Override
    public boolean start(SnapshotId id, int number) {
        try {
            client.startExecution(request ->
                    request.stateMachineArn(machineArn)
                            .name(name(id, number))
                            .input(
                                    CanonicalJson.write(
                                            Map.of("snapshot", id.value(), "number", number))));
            return true;
        } catch (ExecutionAlreadyExistsException _) {
            return false;
        } catch (SdkException e) {
            throw AwsFailures.of("Starting a reconciliation", e);
        }
    }

    /** What we do not know is taken as living: it is looked at again in a minute. */
    @Override
    public boolean isAlive(SnapshotId id, int number) {
        String arn = machineArn.replace(":stateMachine:", ":execution:") + ":" + name(id, number);
        try {
            return switch (client.describeExecution(r -> r.executionArn(arn)).status()) {
                case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> false;
                case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> true;
            };
        } catch (ExecutionDoesNotExistException _) {
            return false;
        } catch (SdkException e) {
            throw AwsFailures.of("Describing an execution", e);
        }
    }

    private static String name(SnapshotId id, int number) {
        return "reconcile-" + id + "-" + number;
    }
}
