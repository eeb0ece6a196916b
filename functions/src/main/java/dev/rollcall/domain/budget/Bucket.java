package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

/**
 * One of Slack's limits, as Slack states it.
 *
 * @param name what is counted; two calls that count together have a bucket of one name
 * @param burst calls at once
 * @param divided whether others use it too, so that only our share is ours
 */
public record Bucket(String name, int perMinute, int burst, boolean divided) {
    public Bucket {
        requireNonNull(name, "name is null");
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("A bucket lets something through: " + name);
        }
    }

    /** Returns how many calls the lane may make at once of the share. */
    public int largestBatch(Lane lane, Share share) {
        return lane.burst(Pace.of(this, share).burst());
    }
}
