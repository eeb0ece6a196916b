package dev.rollcall.adapter.sfn;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

import java.time.Duration;
import java.util.Optional;

/**
 * Runs as executions of one state machine.
 *
 * <p>The name makes starting idempotent: as long as a run of it lives Step Functions answers with
 * that one, afterwards with {@code ExecutionAlreadyExists}, for 90 days (API reference,
 * StartExecution).
 */
public final class SfnWorkflows implements Workflows {
    private static final int HASH_DIGITS = 32;

    private final SfnClient client;
    private final String machineArn;

    public SfnWorkflows(SfnClient client, String machineArn) {
        this.client = requireNonNull(client, "client is null");
        this.machineArn = requireNonNull(machineArn, "machineArn is null");
    }

    /** One call; its name lets the SDK repeat it within the time without harm. */
    @Override
    public Start start(Runs.Ticket ticket, Duration atMost) {
        try {
            client.startExecution(request ->
                    request.stateMachineArn(machineArn)
                            .name(name(ticket))
                            .input(RunInput.write(ticket))
                            .overrideConfiguration(call -> call.apiCallTimeout(atMost)));
            return Start.STARTED;
        } catch (ExecutionAlreadyExistsException _) {
            return Start.EXISTS;
        } catch (SdkException e) {
            // The sweep finds the run that was due, and tells of what is wrong for good.
            return AwsFailures.of("Starting a run", e) instanceof PortFailure.NeedsHuman
                    ? Start.REFUSED
                    : Start.NOT_STARTED;
        }
    }

    @Override
    public Liveness liveness(Runs.Ticket ticket) {
        return describe(executionArn(ticket))
                .map(execution -> liveness(execution.status()))
                .orElse(Liveness.NONE);
    }

    @Override
    public Optional<Runs.Ticket> ticketOf(String executionArn) {
        return describe(executionArn)
                .filter(execution -> execution.stateMachineArn().equals(machineArn))
                .flatMap(execution ->
                        RunInput.read(execution.input())
                                .filter(t -> name(t).equals(execution.name())));
    }

    @Override
    public String name(Runs.Ticket ticket) {
        String hashed = ticket.person() + "#" + ticket.generation();
        return "leaver-" + Hashes.sha256(hashed).substring(0, HASH_DIGITS);
    }

    private Optional<DescribeExecutionResponse> describe(String executionArn) {
        try {
            return Optional.of(client.describeExecution(r -> r.executionArn(executionArn)));
        } catch (ExecutionDoesNotExistException _) {
            return Optional.empty();
        } catch (InvalidArnException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailures.of("Describing an execution", e);
        }
    }

    private String executionArn(Runs.Ticket ticket) {
        return machineArn.replace(":stateMachine:", ":execution:") + ":" + name(ticket);
    }

    /** What we do not know is taken as living: the lease is moved and looked at again. */
    private static Liveness liveness(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> Liveness.ENDED;
            case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> Liveness.RUNNING;
        };
    }
}
