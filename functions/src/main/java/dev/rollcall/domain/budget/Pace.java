package dev.rollcall.domain.budget;

import java.time.Duration;

/**
 * Our part of a bucket: a call each {@code interval} nanoseconds, {@code burst} at once. In whole
 * nanoseconds, so that nothing is lost or gained by rounding over millions of calls.
 */
record Pace(long interval, int burst) {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    static Pace of(Bucket bucket, Share share) {
        Share rate = bucket.use() == Bucket.Use.BY_RESOURCE ? Share.ALL : share;
        Share burst = bucket.use() == Bucket.Use.BY_OTHERS_TOO ? share : Share.ALL;
        return new Pace(rate.interval(MINUTE, bucket.perMinute()), burst.of(bucket.burst()));
    }

    /** Returns how long so many calls take at the steady pace. */
    long of(int calls) {
        return interval * calls;
    }

    /** Returns how much time the lane may be ahead of the steady pace. */
    long tolerance(Lane lane) {
        return of(lane.burst(burst));
    }

    /**
     * Returns how much of what was granted can be given back: less than any lane's tolerance, so
     * that a bucket in steady use has room for it.
     */
    long returnable() {
        return of(burst / 4);
    }

    /** Returns the tolerance of the last lane. */
    long lowestTolerance() {
        return tolerance(Lane.RECONCILE);
    }

    /** Returns the tolerance of the lane next to the leavers'. */
    long lowerTolerance() {
        return tolerance(Lane.MOVER);
    }
}
