package dev.rollcall.adapter.sfn;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.Watches;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.platform.json.CanonicalJson;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches as executions: {@code watch-<case>} from the event, {@code watch-<case>-d<time>} from a
 * decision, and after one died {@code …-2} and so on, since a name cannot be used again for 90
 * days.
 */
public final class SfnWatches implements Watches {
    private static final Pattern NAME =
            Pattern.compile("(watch-[0-9a-f]{32}(?:-d\\d{1,12})?)(?:-(\\d{1,3}))?");

    private final SfnClient client;
    private final String machineArn;

    public SfnWatches(SfnClient client, String machineArn) {
        this.client = requireNonNull(client, "client is null");
        this.machineArn = requireNonNull(machineArn, "machineArn is null");
    }

    @Override
    public boolean restart(String executionArn) {
        Optional<DescribeExecutionResponse> dead =
                describe(executionArn)
                        .filter(execution -> execution.stateMachineArn().equals(machineArn));
        if (dead.isEmpty()) {
            return false;
        }
        Matcher name = NAME.matcher(dead.get().name());
        return name.matches() && start(successor(name), dead.get().input());
    }

    @Override
    public void begin(CaseId caseId, Instant decidedAt) {
        String name = "watch-" + caseId + "-d" + decidedAt.getEpochSecond();
        start(name, CanonicalJson.write(Map.of("caseId", caseId.value())));
    }

    private static String successor(Matcher name) {
        String number = name.group(2);
        return name.group(1) + "-" + (number == null ? 2 : Integer.parseInt(number) + 1);
    }

    private boolean start(String name, String input) {
        try {
            client.startExecution(r -> r.stateMachineArn(machineArn).name(name).input(input));
            return true;
        } catch (ExecutionAlreadyExistsException _) {
            return false;
        } catch (SdkException e) {
            throw AwsFailures.of("Starting a watch", e);
        }
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
}
