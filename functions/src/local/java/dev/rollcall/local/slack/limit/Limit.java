package dev.rollcall.local.slack.limit;

import static java.util.Objects.requireNonNull;

/**
 * How often something may be called.
 *
 * @param perMinute 1 or more
 * @param burst how many at once after a rest, 1 or more
 */
public record Limit(String name, int perMinute, int burst) {
    public Limit {
        requireNonNull(name, "name is null");
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("A limit lets through one call at least");
        }
    }

    /** Returns the limit so many times as wide. */
    Limit times(int factor) {
        return new Limit(name, perMinute * factor, burst * factor);
    }
}
