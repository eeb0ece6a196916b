package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many changes of one kind were admitted lately, in buckets of five minutes.
 *
 * <p>Sums are rounded against us: a bucket counts as long as any moment of it lies in the window,
 * so a slow drip cannot slip between two windows.
 *
 * @param buckets start of the bucket in epoch seconds → admitted in it
 */
public record Windows(SortedMap<Long, Integer> buckets) {
    public static final Duration BUCKET = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    public Windows {
        requireNonNull(buckets, "buckets is null");
        buckets = new TreeMap<>(buckets);
    }

    public static Windows empty() {
        return new Windows(new TreeMap<>());
    }

    /** Returns the limits that one more change at this time would exceed; empty if none. */
    public Set<HoldReason> exceededBy(Instant now, Limits limits) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        if (within(Duration.ofHours(1), now) + 1 > limits.perHour()) {
            reasons.add(HoldReason.HOUR_LIMIT);
        }
        if (within(LONGEST, now) + 1 > limits.perDay()) {
            reasons.add(HoldReason.DAY_LIMIT);
        }
        return reasons;
    }

    /** Returns these windows with one more change, without buckets that no window sees any more. */
    public Windows plusOne(Instant now) {
        SortedMap<Long, Integer> next = new TreeMap<>(buckets.tailMap(oldest(LONGEST, now)));
        next.merge(bucketOf(now), 1, Integer::sum);
        return new Windows(next);
    }

    /** Returns how many were admitted in the window that ends now. */
    public int within(Duration window, Instant now) {
        return buckets.tailMap(oldest(window, now)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public SortedMap<Long, Integer> buckets() {
        return new TreeMap<>(Map.copyOf(buckets));
    }

    private static long bucketOf(Instant at) {
        return at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), BUCKET.toSeconds());
    }

    private static long oldest(Duration window, Instant now) {
        return bucketOf(now.minus(window));
    }
}
