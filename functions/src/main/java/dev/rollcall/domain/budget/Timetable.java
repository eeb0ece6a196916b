package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who may call when, by the meters of the buckets. Decides; keeps nothing. */
public final class Timetable {
    private static final long SECOND = 1_000_000_000L;

    private final Share share;

    public Timetable(Share share) {
        this.share = requireNonNull(share, "share is null");
    }

    /**
     * Finds the earliest slot in which all calls of the claim fit into all its buckets.
     *
     * @param meters by the bucket's name; one that is missing was never used
     */
    public Placing place(Claim claim, Map<String, Meter> meters, Instant at) {
        long now = nanos(at);
        long slot = now;
        for (Bucket bucket : claim.buckets()) {
            if (claim.calls() > bucket.largestBatch(claim.lane(), share)) {
                throw new IllegalArgumentException(
                        "More calls at once than the bucket ever holds: " + bucket.name());
            }
            slot =
                    Math.max(
                            slot,
                            meter(meters, bucket)
                                    .earliest(pace(bucket), claim.lane(), claim.calls(), now));
        }
        long ahead = claim.lane().ahead().toNanos();
        return slot - now > ahead
                ? new Placing.TooFar(slot - ahead)
                : grant(claim, meters, slot, now);
    }

    /** Returns when the promised calls may be made, as the meters stand now. */
    public Instant due(Promise promise, Map<String, Meter> meters) {
        long due = promise.slot();
        for (Map.Entry<String, Promise.Stake> stake : promise.stakes().entrySet()) {
            Meter meter = meters.getOrDefault(stake.getKey(), Meter.FRESH);
            long moved = Math.max(0, meter.pauses() - stake.getValue().pauses());
            due = Math.max(due, Math.max(promise.slot() + moved, meter.closedUntil()));
        }
        return instant(due);
    }

    /** Returns the meters without the calls that were promised. */
    public Map<String, Meter> handBack(Claim claim, Promise promise, Map<String, Meter> meters) {
        Map<String, Meter> after = new HashMap<>();
        for (Bucket bucket : claim.buckets()) {
            Promise.Stake stake = promise.stakes().get(bucket.name());
            Meter meter = meter(meters, bucket);
            after.put(
                    bucket.name(),
                    stake == null
                            ? meter
                            : meter.handedBack(pace(bucket), promise.calls(), stake.jumps()));
        }
        return after;
    }

    /** Returns the bucket's meter after Slack has said that it is empty until then. */
    public Meter close(Bucket bucket, Meter meter, Instant now, Instant until) {
        return meter.closed(pace(bucket), nanos(now), nanos(until));
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
    }

    private Placing.Granted grant(Claim claim, Map<String, Meter> meters, long slot, long now) {
        Map<String, Meter> after = new HashMap<>();
        Map<String, Promise.Stake> stakes = new HashMap<>();
        for (Bucket bucket : claim.buckets()) {
            Meter granted =
                    meter(meters, bucket)
                            .granted(pace(bucket), claim.lane(), claim.calls(), slot, now);
            after.put(bucket.name(), granted);
            stakes.put(bucket.name(), new Promise.Stake(granted.jumps(), granted.pauses()));
        }
        return new Placing.Granted(new Promise(slot, claim.calls(), stakes), after);
    }

    private Pace pace(Bucket bucket) {
        return Pace.of(bucket, share);
    }

    private static Meter meter(Map<String, Meter> meters, Bucket bucket) {
        return meters.getOrDefault(bucket.name(), Meter.FRESH);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }
}
