package dev.rollcall.platform.http;

import java.time.Duration;

/** A moment on this machine's own ticking clock, which no change of the date can move. */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns a deadline so far away that only each call's own limit counts. */
    public static Deadline distant() {
        return in(Duration.ofDays(1));
    }

    /** Returns what is left, zero if nothing is. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean passed() {
        return remaining().isZero();
    }
}
