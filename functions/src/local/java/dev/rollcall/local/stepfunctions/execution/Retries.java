package dev.rollcall.local.stepfunctions.execution;

import dev.rollcall.local.stepfunctions.definition.Recovery.Retrier;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Counts the attempts of one visit of a state against its retriers. */
final class Retries {

    private final List<Retrier> retriers;
    private final int[] used;
    private final RandomGenerator jitter;
    private int count;

    Retries(List<Retrier> retriers, RandomGenerator jitter) {
        this.retriers = retriers;
        this.used = new int[retriers.size()];
        this.jitter = jitter;
    }

    /** Returns how many retries there were. */
    int count() {
        return count;
    }

    /**
     * Uses up a retry of the first retrier that matches.
     *
     * @return the pause before it; empty if none matches or the one that does is used up
     */
    Optional<Duration> next(Failure failure) {
        for (int index = 0; index < used.length; index++) {
            Retrier retrier = retriers.get(index);
            if (failure.matches(retrier.errorEquals())) {
                if (used[index] >= retrier.maxAttempts()) {
                    return Optional.empty();
                }
                used[index]++;
                count++;
                return Optional.of(pause(retrier, used[index]));
            }
        }
        return Optional.empty();
    }

    private Duration pause(Retrier retrier, int retry) {
        Duration whole = retrier.pauseBefore(retry);
        return retrier.fullJitter()
                ? Duration.ofMillis(jitter.nextLong(whole.toMillis() + 1))
                : whole;
    }
}
