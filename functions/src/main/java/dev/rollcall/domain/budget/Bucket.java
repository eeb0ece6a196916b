package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

/**
 * One of Slack's limits, as Slack states it.
 *
 * @param name what is counted; two calls that count together have a bucket of one name
 * @param burst calls at once
 * @param use who uses it
 */
public record Bucket(String name, int perMinute, int burst, Use use) {

    /** Who uses a bucket, and so how much of it is ours. */
    public enum Use {
        /** Other apps too: our share of the rate and of the burst is ours. */
        BY_OTHERS_TOO,

        /**
         * Nobody else, but how it is counted is not stated. Our share of the rate, and the whole
         * burst for leavers: the burst of a reconciliation and a minute at our rate then stay
         * within one minute's calls, should that be how Slack counts.
         */
        BY_US_ALONE,

        /** One resource has it: all of it. */
        BY_RESOURCE
    }

    public Bucket {
        requireNonNull(name, "name is null");
        requireNonNull(use, "use is null");
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("A bucket lets something through: " + name);
        }
    }

    /** Returns how many calls the lane may make at once of the share. */
    public int largestBatch(Lane lane, Share share) {
        return lane.burst(Pace.of(this, share).burst());
    }
}
