package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Who comes first. What a lane leaves of a bucket is there for the lanes before it, always. */
public enum Lane {
    /** Access of somebody who has left. May use all of our share, and wait for its turn. */
    LEAVER(0, Duration.ofHours(2)),

    /** Access of somebody whose work has changed. */
    MOVER(5, Duration.ofSeconds(60)),

    /** What nobody waits for. Reserves a little ahead only, so that it is soon out of the way. */
    RECONCILE(7, Duration.ofSeconds(10));

    private static final int TENTHS = 10;

    private final int leaves;
    private final Duration ahead;

    /**
     * @param leaves tenths of a bucket's burst that this lane never touches
     * @param ahead how far in the future a reservation may lie
     */
    Lane(int leaves, Duration ahead) {
        this.leaves = leaves;
        this.ahead = requireNonNull(ahead, "ahead is null");
    }

    /** Returns how far in the future a reservation of this lane may lie. */
    public Duration ahead() {
        return ahead;
    }

    public boolean isBefore(Lane other) {
        return compareTo(other) < 0;
    }

    /** Returns how many of a bucket's calls this lane may make at once; one at least. */
    int burst(int whole) {
        int left = (whole * leaves + TENTHS - 1) / TENTHS;
        return Math.max(1, whole - left);
    }
}
