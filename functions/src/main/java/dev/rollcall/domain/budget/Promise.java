package dev.rollcall.domain.budget;

import java.time.Duration;
import java.util.Map;

/**
 * A slot that is kept for whoever asks again under the same key; without stakes nothing is counted
 * for it yet, and only how many calls it takes is kept.
 *
 * @param slot nanoseconds since 1970; without stakes, when to ask again
 * @param stakes by the bucket's name, how its meter stood when the slot was granted
 */
public record Promise(long slot, int calls, Map<String, Stake> stakes) {
    /** How long after its time a slot is good: whoever waits may be woken late. */
    public static final Duration KEPT = Duration.ofMinutes(2);

    /**
     * How a meter stood.
     *
     * @param moved how far slots of the promise's lane had been moved in all
     */
    public record Stake(long jumps, long leaverJumps, long moved) {}

    public Promise {
        stakes = Map.copyOf(stakes);
    }

    /** Returns whether calls are counted for it, and not only how many it takes. */
    public boolean isSlot() {
        return !stakes.isEmpty();
    }

    /** Returns the same, good no earlier. */
    Promise from(long nanos) {
        return nanos <= slot ? this : new Promise(nanos, calls, stakes);
    }
}
