package dev.rollcall.local.stepfunctions.api;

import dev.rollcall.local.aws.AwsError;

import java.util.Optional;

/** Refuses StartExecution calls on demand, as AWS does when it throttles or fails. */
final class StartFaults {

    private int left;
    private Optional<AwsError> error = Optional.empty();

    /** Refuses the next calls. */
    synchronized void refuseNext(int count, AwsError with) {
        left = count;
        error = Optional.of(with);
    }

    synchronized void check() {
        if (left > 0) {
            left--;
            throw error.orElseThrow();
        }
    }
}
