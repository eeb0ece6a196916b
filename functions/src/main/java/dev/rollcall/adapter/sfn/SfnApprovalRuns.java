package dev.rollcall.adapter.sfn;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Workflows.Start;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.json.CanonicalJson;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.time.Duration;
import java.util.Map;

/**
 * Batches' executions. While one runs, starting it again is answered with that one; a name that has
 * ended is taken for 90 days, so the next attempt has the next number (API reference,
 * StartExecution).
 */
public final class SfnApprovalRuns implements ApprovalRuns {
    /** Each attempt lasts for hours; so many are more than a batch ever needs. */
    private static final int ATTEMPTS = 200;

    private static final Duration START_AT_MOST = Duration.ofSeconds(5);

    private final SfnClient client;
    private final String machineArn;

    public SfnApprovalRuns(SfnClient client, String machineArn) {
        this.client = requireNonNull(client, "client is null");
        this.machineArn = requireNonNull(machineArn, "machineArn is null");
    }

    @Override
    public Start start(BatchId batch) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Start started = start(batch, "approve-" + batch + "-" + attempt);
            if (started != Start.EXISTS) {
                return started;
            }
        }
        return Start.NOT_STARTED;
    }

    private Start start(BatchId batch, String name) {
        try {
            client.startExecution(request ->
                    request.stateMachineArn(machineArn)
                            .name(name)
                            .input(CanonicalJson.write(Map.of("batch", batch.value())))
                            .overrideConfiguration(call -> call.apiCallTimeout(START_AT_MOST)));
            return Start.STARTED;
        } catch (ExecutionAlreadyExistsException _) {
            return Start.EXISTS;
        } catch (SdkException e) {
            // The next minute's tending tries again, and counts what it could not start.
            return AwsFailures.of("Starting the execution of a batch", e)
                            instanceof PortFailure.NeedsHuman
                    ? Start.REFUSED
                    : Start.NOT_STARTED;
        }
    }

    /** A token that is unknown, used or timed out has nobody waiting behind it any more. */
    @Override
    public boolean wake(String token) {
        try {
            client.sendTaskSuccess(request -> request.taskToken(token).output("{}"));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException gone) {
            return false;
        } catch (SdkException e) {
            throw AwsFailures.of("Waking the execution of a batch", e);
        }
    }
}
