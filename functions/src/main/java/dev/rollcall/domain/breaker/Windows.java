package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many changes of one kind were admitted lately.
 *
 * <p>Buckets get wider with age, so that thirty days stay a small item: five minutes at first, an
 * hour after two hours, a day after eight days. Sums are rounded against us: a bucket counts as
 * long as any moment of it lies in the window, so a slow drip cannot slip between two windows.
 *
 * @param buckets how many were admitted in each
 */
public record Windows(SortedMap<Bucket, Integer> buckets) {
    private static final Duration FINE_FOR = Duration.ofHours(2);
    private static final Duration HOURLY_FOR = Duration.ofDays(8);

    /** A span of time in which admissions are counted together. */
    public record Bucket(long start, Width width) implements Comparable<Bucket> {
        private static final Comparator<Bucket> ORDER =
                Comparator.comparingLong(Bucket::start).thenComparing(Bucket::width);

        public Bucket {
            requireNonNull(width, "width is null");
            if (start < 0 || start % width.seconds() != 0) {
                throw new IllegalArgumentException("A bucket starts at a multiple of its width");
            }
        }

        static Bucket around(long second, Width width) {
            return new Bucket(second - second % width.seconds(), width);
        }

        long end() {
            return start + width.seconds();
        }

        @Override
        public int compareTo(Bucket other) {
            return ORDER.compare(this, other);
        }
    }

    /** How wide a bucket is. */
    public enum Width {
        FIVE_MINUTES(Duration.ofMinutes(5)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration length;

        Width(Duration length) {
            this.length = length;
        }

        long seconds() {
            return length.toSeconds();
        }
    }

    public Windows {
        requireNonNull(buckets, "buckets is null");
        buckets = new TreeMap<>(buckets);
    }

    public static Windows empty() {
        return new Windows(new TreeMap<>());
    }

    /**
     * Returns the windows whose limit these changes would exceed; empty if none.
     *
     * @param more how many changes come, those included that are confirmed and not admitted yet
     * @param population what percentages are of
     */
    public Set<HoldReason> exceededBy(int more, Instant now, Limits limits, int population) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        for (Window window : Window.values()) {
            long after = (long) within(window, now) + more;
            if (after > limits.of(window).allowance(population)) {
                reasons.add(window.exceeded());
            }
        }
        return reasons;
    }

    /** Returns the largest number that can come before every window is over its limit. */
    public int largestRoom(Instant now, Limits limits, int population) {
        return Arrays.stream(Window.values())
                .mapToInt(w -> limits.of(w).allowance(population) - within(w, now))
                .max()
                .orElse(0);
    }

    /** Returns these windows with more changes, without buckets that no window sees any more. */
    public Windows plus(int more, Instant now) {
        return plus(more, now, now);
    }

    /** Returns these windows with more changes that came to be known later than they happened. */
    public Windows plus(int more, Instant happened, Instant now) {
        SortedMap<Bucket, Integer> next = new TreeMap<>();
        for (Map.Entry<Bucket, Integer> bucket : buckets.entrySet()) {
            if (reaches(bucket.getKey(), Window.MONTH, now)) {
                next.merge(aged(bucket.getKey(), now), bucket.getValue(), Integer::sum);
            }
        }
        Bucket then = Bucket.around(happened.getEpochSecond(), Width.FIVE_MINUTES);
        if (more > 0 && reaches(then, Window.MONTH, now)) {
            next.merge(aged(then, now), more, Integer::sum);
        }
        return new Windows(next);
    }

    /** Returns these windows with one change fewer, admitted at that time and never written. */
    public Windows minusOne(Instant admittedAt) {
        SortedMap<Bucket, Integer> next = new TreeMap<>(buckets);
        for (Width width : Width.values()) {
            Bucket bucket = Bucket.around(admittedAt.getEpochSecond(), width);
            if (next.containsKey(bucket)) {
                next.computeIfPresent(bucket, (_, count) -> count > 1 ? count - 1 : null);
                return new Windows(next);
            }
        }
        return this;
    }

    /** Returns how many were admitted in the window that ends now. */
    public int within(Window window, Instant now) {
        return buckets.entrySet().stream()
                .filter(bucket -> reaches(bucket.getKey(), window, now))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public SortedMap<Bucket, Integer> buckets() {
        return new TreeMap<>(Map.copyOf(buckets));
    }

    private static boolean reaches(Bucket bucket, Window window, Instant now) {
        return bucket.end() > now.minus(window.length()).getEpochSecond();
    }

    /** A wider bucket ends no earlier, so widening never lets a change be forgotten sooner. */
    private static Bucket aged(Bucket bucket, Instant now) {
        long age = now.getEpochSecond() - bucket.end();
        Width width =
                age > HOURLY_FOR.toSeconds()
                        ? Width.DAY
                        : age > FINE_FOR.toSeconds() ? Width.HOUR : Width.FIVE_MINUTES;
        return width.compareTo(bucket.width()) > 0 ? Bucket.around(bucket.start(), width) : bucket;
    }
}
