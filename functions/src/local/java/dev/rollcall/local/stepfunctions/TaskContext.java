package dev.rollcall.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a Task's call comes from.
 *
 * @param retryCount how many attempts of this visit of the state failed before
 * @param taskToken what answers the task, if its resource ends in {@code .waitForTaskToken} or
 *     {@code .sync:2}
 */
public record TaskContext(
        String executionArn, String stateName, int retryCount, Optional<String> taskToken) {

    public TaskContext {
        requireNonNull(executionArn, "executionArn is null");
        requireNonNull(stateName, "stateName is null");
        requireNonNull(taskToken, "taskToken is null");
    }
}
