package dev.rollcall.local.time;

import java.time.Clock;
import java.time.Instant;

/**
 * The one source of time and of background work in the local runtime.
 *
 * <p>Nothing in the local runtime sleeps or starts threads by itself: what must happen later is
 * {@link #schedule scheduled}, what must happen beside is {@link #execute executed}, so that a
 * virtual timeline knows when the world is idle and may jump to the next due moment.
 */
public interface Timeline {

    /** Returns the clock everything reads, handlers included. */
    Clock clock();

    /** Returns the present instant of {@link #clock()}. */
    default Instant now() {
        return clock().instant();
    }

    /** Runs the task when the clock reaches the instant, at once if it has passed. */
    Scheduled schedule(Instant when, Runnable task);

    /** Runs the task now, on another thread; the world is not idle until it has ended. */
    void execute(Runnable task);

    /** A task that is not yet due. */
    interface Scheduled {
        /** Withdraws the task; does nothing if it has already started. */
        void cancel();
    }
}
