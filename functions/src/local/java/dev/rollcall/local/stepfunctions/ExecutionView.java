package dev.rollcall.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution as it stands at one moment.
 *
 * @param input the input as it was given, JSON text
 * @param output the output as JSON text, once it has succeeded
 */
public record ExecutionView(
        String executionArn,
        String stateMachineArn,
        String name,
        ExecutionStatus status,
        Instant startDate,
        Optional<Instant> stopDate,
        String input,
        Optional<String> output,
        Optional<String> error,
        Optional<String> cause) {

    public ExecutionView {
        requireNonNull(executionArn, "executionArn is null");
        requireNonNull(stateMachineArn, "stateMachineArn is null");
        requireNonNull(name, "name is null");
        requireNonNull(status, "status is null");
        requireNonNull(startDate, "startDate is null");
        requireNonNull(stopDate, "stopDate is null");
        requireNonNull(input, "input is null");
        requireNonNull(output, "output is null");
        requireNonNull(error, "error is null");
        requireNonNull(cause, "cause is null");
    }
}
