package dev.rollcall.local.stepfunctions.api;

import dev.rollcall.local.aws.AwsError;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Refuses StartExecution calls on demand, or keeps their callers waiting. */
final class StartFaults {

    private int left;
    private Optional<AwsError> error = Optional.empty();
    private int slow;
    private Duration delay = Duration.ZERO;

    /** Refuses the next calls. */
    synchronized void refuseNext(int count, AwsError with) {
        left = count;
        error = Optional.of(with);
    }

    /** Lets the next calls take so much real time, and then have their effect. */
    synchronized void delayNext(int count, Duration by) {
        slow = count;
        delay = by;
    }

    void check() {
        pass(takeDelay());
        takeError()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    private synchronized Duration takeDelay() {
        if (slow == 0) {
            return Duration.ZERO;
        }
        slow--;
        return delay;
    }

    private synchronized Optional<AwsError> takeError() {
        if (left == 0) {
            return Optional.empty();
        }
        left--;
        return error;
    }

    private static void pass(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
