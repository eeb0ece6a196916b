package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/**
 * Calls that somebody wants to make at once.
 *
 * @param key who wants to make which calls; asking again under it finds the slot that was kept
 * @param calls how many, all of one sort
 * @param buckets where each of them counts, the narrowest first
 */
public record Claim(String key, Lane lane, int calls, List<Bucket> buckets) {
    public Claim {
        requireNonNull(key, "key is null");
        requireNonNull(lane, "lane is null");
        buckets = List.copyOf(buckets);
        if (calls < 1 || buckets.isEmpty() || new HashSet<>(buckets).size() < buckets.size()) {
            throw new IllegalArgumentException(
                    "A claim is for one call at least, and for each of some buckets once");
        }
    }
}
