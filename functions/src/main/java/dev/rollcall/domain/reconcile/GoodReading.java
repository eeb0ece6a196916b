package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * The last reconciliation that ended with a result, and how large each list was when it was last
 * proven whole: by this a source's shrinking is seen.
 *
 * @param sizes by the list's key
 */
public record GoodReading(SnapshotId id, Instant begun, Instant ended, Map<String, Integer> sizes) {
    public GoodReading {
        requireNonNull(id, "id is null");
        requireNonNull(begun, "begun is null");
        requireNonNull(ended, "ended is null");
        sizes = Map.copyOf(sizes);
    }
}
