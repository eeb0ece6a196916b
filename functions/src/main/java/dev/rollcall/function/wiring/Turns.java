package dev.rollcall.function.wiring;

import dev.rollcall.domain.budget.Turn;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * Whose turn it is, for as long as a step runs. Inherited by the threads that a step starts to read
 * several things at once.
 */
public final class Turns implements Supplier<Turn> {
    private static final ThreadLocal<Turn> PRESENT = new InheritableThreadLocal<>();

    public <T> T during(Turn turn, Supplier<T> step) {
        PRESENT.set(turn);
        try {
            return step.get();
        } finally {
            PRESENT.remove();
        }
    }

    /**
     * Returns what gives each invocation of a step something of its own, the same for as long as it
     * runs, whichever of its threads asks.
     *
     * @param fresh what an invocation begins with
     */
    <T> Supplier<T> each(Supplier<T> fresh) {
        // A turn is one invocation's and is equal to no other: what is its own goes with it.
        Map<Turn, T> own = Collections.synchronizedMap(new WeakHashMap<>());
        return () -> own.computeIfAbsent(get(), _ -> fresh.get());
    }

    @Override
    public Turn get() {
        Turn turn = PRESENT.get();
        if (turn == null) {
            throw new IllegalStateException(
                    "Slack is called outside of a step; its function must say whose turn it is");
        }
        return turn;
    }
}
