package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/** A state's Retry and Catch. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    public Recovery {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    /**
     * One entry of Retry.
     *
     * @param maxDelay the longest pause between attempts
     * @param fullJitter whether each pause is drawn between zero and its length
     */
    public record Retrier(
            List<String> errorEquals,
            Duration interval,
            int maxAttempts,
            double backoffRate,
            Duration maxDelay,
            boolean fullJitter) {
        public Retrier {
            errorEquals = List.copyOf(errorEquals);
            requireNonNull(interval, "interval is null");
            requireNonNull(maxDelay, "maxDelay is null");
        }

        /** Returns the pause before the given retry, counted from 1, without jitter. */
        public Duration pauseBefore(int retry) {
            double seconds = interval.toSeconds() * Math.pow(backoffRate, retry - 1.0);
            double bounded = Math.min(seconds, maxDelay.toSeconds());
            return Duration.ofMillis(Math.round(bounded * 1_000));
        }
    }

    /** One entry of Catch. */
    public record Catcher(List<String> errorEquals, String next, Effects effects) {
        public Catcher {
            errorEquals = List.copyOf(errorEquals);
            requireNonNull(next, "next is null");
            requireNonNull(effects, "effects is null");
        }
    }
}
