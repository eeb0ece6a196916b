package dev.rollcall.domain.budget;

/**
 * How much of Slack's limits is ours. The rest is for the others that write to the same
 * organisation: the identity provider's own app, scripts, administrators' tools.
 */
public record Share(int percent) {
    private static final int WHOLE = 100;

    public static final Share DEFAULT = new Share(70);
    public static final Share ALL = new Share(WHOLE);

    public Share {
        if (percent < 1 || percent > WHOLE) {
            throw new IllegalArgumentException("The share is between 1 and 100 percent");
        }
    }

    /** Returns our part of so many calls at once; one at least. */
    int of(int calls) {
        return Math.max(1, calls * percent / WHOLE);
    }

    /** Returns the time between two calls at our part of the rate, rounded up. */
    long interval(long nanosPerMinute, int perMinute) {
        return Math.ceilDiv(nanosPerMinute * WHOLE, (long) perMinute * percent);
    }
}
