package dev.rollcall.local.stepfunctions.api;

import dev.rollcall.local.aws.AwsError;

import java.time.Duration;
import java.time.Instant;

/**
 * The rate at which executions may be started, as a token bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">quotas:
 *     StartExecution of standard workflows in the larger regions</a>
 */
final class StartQuota {

    private static final double BUCKET = 1_300;
    private static final double PER_SECOND = 300;
    private static final double NANOS = 1e9;

    private double tokens = BUCKET;
    private Instant filled;

    StartQuota(Instant now) {
        this.filled = now;
    }

    /**
     * Uses one start up.
     *
     * @throws AwsError ThrottlingException, if there is none left
     */
    synchronized void take(Instant now) {
        double seconds = Duration.between(filled, now).toNanos() / NANOS;
        tokens = Math.min(BUCKET, tokens + seconds * PER_SECOND);
        filled = now;
        if (tokens < 1) {
            throw AwsError.badRequest("ThrottlingException", "Rate exceeded");
        }
        tokens--;
    }
}
