package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Where a claim comes to stand. */
public sealed interface Placing {

    /**
     * The slot is theirs; from then on the meters stand like this.
     *
     * @param meters by the bucket's name
     */
    record Granted(Promise promise, Map<String, Meter> meters) implements Placing {
        public Granted {
            requireNonNull(promise, "promise is null");
            meters = Map.copyOf(meters);
        }
    }

    /**
     * Further ahead than the lane may reserve; nothing was counted.
     *
     * @param askAgain nanoseconds since 1970
     */
    record TooFar(long askAgain) implements Placing {}
}
