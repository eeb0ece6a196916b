package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/**
 * Calls that somebody wants to make at once.
 *
 * @param key who wants to make which calls; asking again under it finds the slot that was kept
 * @param calls how many, all of one sort
 * @param later for how many a slot is kept where they have to wait
 * @param buckets where each of them counts, the narrowest first
 */
public record Claim(String key, Lane lane, int calls, int later, List<Bucket> buckets) {
    public Claim {
        requireNonNull(key, "key is null");
        requireNonNull(lane, "lane is null");
        buckets = List.copyOf(buckets);
        if (calls < 1
                || later < calls
                || buckets.isEmpty()
                || new HashSet<>(buckets).size() < buckets.size()) {
            throw new IllegalArgumentException(
                    "A claim is for one call at least, and for each of some buckets once");
        }
    }

    /** As many now as later. */
    public Claim(String key, Lane lane, int calls, List<Bucket> buckets) {
        this(key, lane, calls, calls, buckets);
    }

    /** Returns how many calls of the lane fit into all of the buckets at once. */
    public static int most(Lane lane, List<Bucket> buckets, Share share) {
        return buckets.stream()
                .mapToInt(bucket -> bucket.largestBatch(lane, share))
                .min()
                .orElseThrow();
    }

    /** Returns the same for so many calls, now and later. */
    public Claim of(int some) {
        return new Claim(key, lane, some, buckets);
    }
}
