package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries again where others write the same item, after pauses that grow and differ ("full jitter",
 * AWS Builders' Library, "Timeouts, retries, and backoff with jitter").
 *
 * @param tries at least 1, the first included
 */
public record Backoff(RandomGenerator random, Pause pause, int tries) {
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(200);

    /** How a thread waits; tests do not. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    public Backoff {
        requireNonNull(random, "random is null");
        requireNonNull(pause, "pause is null");
        if (tries < 1) {
            throw new IllegalArgumentException("At least one try");
        }
    }

    /** Sleeps, and loses no more than a few seconds before it gives up. */
    public static Backoff sleeping(RandomGenerator random) {
        return new Backoff(random, Thread::sleep, 40);
    }

    /**
     * Returns the attempt's first answer.
     *
     * @param attempt empty: contended, nothing has happened
     * @throws PortFailure.Unavailable after the last try
     */
    <T> T untilSettled(String what, Supplier<Optional<T>> attempt) {
        return within(tries, what, attempt)
                .orElseThrow(() ->
                        new PortFailure.Unavailable(
                                what + " met others writing the same item " + tries + " times"));
    }

    /** Returns the attempt's first answer; empty if all of so many tries were contended. */
    <T> Optional<T> within(int most, String what, Supplier<Optional<T>> attempt) {
        for (int tried = 1; ; tried++) {
            Optional<T> answer = attempt.get();
            if (answer.isPresent() || tried == most) {
                return answer;
            }
            pauseAfter(what, tried);
        }
    }

    /** Returns a random time, from half of the longest to all of it. */
    Duration some(Duration longest) {
        long half = longest.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    private void pauseAfter(String what, int tried) {
        long longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tried - 1, 10));
        try {
            pause.pause(Duration.ofMillis(random.nextLong(longest + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortFailure.Unavailable(what + " was interrupted", e);
        }
    }
}
