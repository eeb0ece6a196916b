package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Whose turn it is to call Slack, for one invocation of a step, and what it has called so far.
 *
 * <p>A step that has to wait begins anew, and makes the same calls once more. So what it is
 * promised must be enough for all of them: who was promised one call at a time would never come to
 * its end.
 *
 * <p>A step that keeps what it has read goes on where it was, and repeats nothing. It may have
 * hundreds of pages before it: what it is promised is for those to come.
 */
public final class Turn {
    private final Lane lane;
    private final String holder;
    private final boolean repeats;
    private final OptionalInt atOnce;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> allowed = new HashMap<>();
    private final Map<String, List<Bucket>> repeated = new LinkedHashMap<>();

    /**
     * @param holder the same each time the same step of the same case comes back
     */
    public Turn(Lane lane, String holder) {
        this(lane, holder, true, OptionalInt.empty());
    }

    private Turn(Lane lane, String holder, boolean repeats, OptionalInt atOnce) {
        this.lane = requireNonNull(lane, "lane is null");
        this.holder = requireNonNull(holder, "holder is null");
        this.repeats = repeats;
        this.atOnce = atOnce;
    }

    /** Returns the turn of a step that does without what it would have to wait for. */
    public static Turn once(Lane lane, String holder) {
        return new Turn(lane, holder, false, OptionalInt.empty());
    }

    /**
     * Returns the turn of a step that keeps each page it has read.
     *
     * @param holder the same however far the reading has come: a slot is found under it
     * @param atOnce for how many calls of one sort it is promised a slot where it has to wait; for
     *     as many as the lane may make at once where those are fewer. Ten is a good number: more
     *     take longer than a reconciliation reserves ahead, and so have to wait twice
     */
    public static Turn reading(Lane lane, String holder, int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("A reading makes one call at least");
        }
        return new Turn(lane, holder, false, OptionalInt.of(atOnce));
    }

    public Lane lane() {
        return lane;
    }

    public String holder() {
        return holder;
    }

    /** Notes a sort of calls that the step makes once more when it comes back. */
    public synchronized void repeats(List<Bucket> buckets) {
        if (repeats) {
            repeated.putIfAbsent(buckets.getFirst().name(), List.copyOf(buckets));
        }
    }

    /** Returns the sorts of calls that will be made once more, but for the given one. */
    public synchronized List<List<Bucket>> repeatedBesides(Bucket bucket) {
        return repeated.entrySet().stream()
                .filter(sort -> !sort.getKey().equals(bucket.name()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Counts a call that was allowed together with an earlier one; false if none is left. */
    public synchronized boolean usesAllowed(Bucket bucket) {
        int left = allowed.getOrDefault(bucket.name(), 0);
        if (left == 0) {
            return false;
        }
        allowed.put(bucket.name(), left - 1);
        made.merge(bucket.name(), 1, Integer::sum);
        return true;
    }

    /** Counts a call, which was allowed together with so many others, itself included. */
    public synchronized void allowed(Bucket bucket, int calls) {
        made.merge(bucket.name(), 1, Integer::sum);
        allowed.merge(bucket.name(), calls - 1, Integer::sum);
    }

    /**
     * Returns how many calls to be promised where one more has to wait: all that will be made
     * again, and half as many for what comes after, so that a long step needs few waits; or as many
     * as a reading wants.
     *
     * @param most that fit into the bucket at once
     */
    public synchronized int toAskFor(Bucket bucket, int most) {
        if (atOnce.isPresent()) {
            return Math.min(most, atOnce.getAsInt());
        }
        int before = made.getOrDefault(bucket.name(), 0);
        return Math.min(most, before + 1 + before / 2);
    }

    /** Returns how many of the calls made will be made again, and half as many. */
    public synchronized int toRepeat(Bucket bucket, int most) {
        int before = made.getOrDefault(bucket.name(), 0);
        return Math.clamp(before + before / 2, 1, most);
    }
}
