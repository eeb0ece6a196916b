package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may call when, by the meters of the buckets. Decides; keeps nothing.
 *
 * <p>Who has to wait is counted at once in the buckets that make it wait, and in the others only
 * when it goes: a slot minutes ahead would otherwise close a bucket that has room until then.
 */
public final class Timetable {
    private static final long SECOND = 1_000_000_000L;

    private final Share share;

    public Timetable(Share share) {
        this.share = requireNonNull(share, "share is null");
    }

    /**
     * Places the claim in the earliest slot in which all its calls fit into all its buckets.
     *
     * @param kept what was promised under the claim's key
     * @param meters by the bucket's name; one that is missing was never used
     */
    public Placing place(
            Claim claim, Optional<Promise> kept, Map<String, Meter> meters, Instant at) {
        long now = nanos(at);
        if (kept.isEmpty()) {
            return place(claim, meters, Map.of(), now);
        }
        long due = due(kept.get(), claim.lane(), meters);
        if (due > now) {
            return new Placing.Wait(instant(due));
        }
        boolean good = now - due < Promise.KEPT.toNanos();
        Claim promised = claim.of(kept.get().calls());
        if (good && earliest(promised, meters, kept.get().stakes(), now) <= now) {
            return new Placing.Go(
                    promised.calls(), granted(promised, meters, kept.get().stakes(), now, now));
        }
        Map<String, Meter> without = new HashMap<>(meters);
        Map<String, Meter> handedBack = handBack(claim, kept.get(), meters);
        without.putAll(handedBack);
        return place(good ? promised : claim, without, handedBack, now);
    }

    /**
     * Returns what is kept for calls that are made no earlier than they come back; empty if there
     * is room for them now, and so probably then.
     *
     * @param kept what was promised under the claim's key
     * @param from when they come back
     */
    public Optional<Placing.Keep> keep(
            Claim claim,
            Optional<Promise> kept,
            Map<String, Meter> meters,
            Instant from,
            Instant at) {
        long now = nanos(at);
        if (kept.isPresent()) {
            return Optional.of(new Placing.Keep(kept.get().from(nanos(from)), Map.of()));
        }
        return switch (place(claim, meters, Map.of(), now)) {
            case Placing.Keep(Promise promise, Map<String, Meter> after) ->
                    Optional.of(new Placing.Keep(promise.from(nanos(from)), after));
            case Placing.Go _, Placing.Wait _ -> Optional.empty();
        };
    }

    /** Returns the meters without the calls that were promised. */
    private Map<String, Meter> handBack(Claim claim, Promise promise, Map<String, Meter> meters) {
        Map<String, Meter> after = new HashMap<>();
        for (Bucket bucket : claim.buckets()) {
            Promise.Stake stake = promise.stakes().get(bucket.name());
            if (stake != null) {
                after.put(
                        bucket.name(),
                        meter(meters, bucket)
                                .handedBack(pace(bucket), claim.lane(), promise.calls(), stake));
            }
        }
        return after;
    }

    /**
     * Returns what the claim's calls, going now, add to the bucket's meter and to all like it, so
     * that who counts meanwhile stands in nobody's way; empty if it depends on just this meter.
     */
    public Optional<Advance> advance(Bucket bucket, Claim claim, Meter meter, Instant now) {
        return meter.advance(pace(bucket), claim.lane(), claim.calls(), nanos(now));
    }

    /**
     * A slot in the one bucket that makes a claim wait, kept whoever else keeps one meanwhile.
     *
     * @param calls for how many it is kept
     * @param from nanoseconds since 1970; it is good from then on
     */
    public record Later(Bucket bucket, Lane lane, int calls, long from, Advance advance) {}

    /** Returns how the promise can be kept so; empty if it depends on just how the meters stand. */
    public Optional<Later> later(
            Claim claim, Promise promise, Map<String, Meter> meters, Instant now) {
        if (promise.stakes().size() != 1) {
            return Optional.empty();
        }
        return claim.buckets().stream()
                .filter(bucket -> promise.stakes().containsKey(bucket.name()))
                .findFirst()
                .flatMap(bucket ->
                        meter(meters, bucket)
                                .advanceLater(
                                        pace(bucket), claim.lane(), promise.calls(), nanos(now))
                                .map(advance ->
                                        new Later(
                                                bucket,
                                                claim.lane(),
                                                promise.calls(),
                                                promise.slot(),
                                                advance)));
    }

    /**
     * Returns what is promised.
     *
     * @param after the meter right after the calls were counted
     */
    public Promise promise(Later later, Meter after) {
        return new Promise(
                        after.lastSlot(pace(later.bucket()), later.lane()),
                        later.calls(),
                        Map.of(later.bucket().name(), after.stake(later.lane())))
                .from(later.from());
    }

    /** Returns the bucket's meter after Slack has said that it is empty until then. */
    public Meter close(Bucket bucket, Meter meter, Instant now, Instant until) {
        return meter.closed(pace(bucket), nanos(now), nanos(until));
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
    }

    /**
     * @param changed meters that have changed already
     */
    private Placing place(
            Claim claim, Map<String, Meter> meters, Map<String, Meter> changed, long now) {
        Map<String, Meter> after = new HashMap<>(changed);
        if (earliest(claim, meters, Map.of(), now) <= now) {
            after.putAll(granted(claim, meters, Map.of(), now, now));
            return new Placing.Go(claim.calls(), after);
        }
        return keep(claim.of(claim.later()), meters, after, now);
    }

    private Placing keep(
            Claim claim, Map<String, Meter> meters, Map<String, Meter> after, long now) {
        long slot = earliest(claim, meters, Map.of(), now);
        long ahead = claim.lane().ahead().toNanos();
        if (slot - now > ahead) {
            // Not at once: as many as wait would else ask all the time.
            return noted(claim, after, Math.max(slot - ahead, now + ahead / 2));
        }
        Map<String, Promise.Stake> stakes = new HashMap<>();
        for (Bucket bucket : claim.buckets()) {
            Meter meter = meter(meters, bucket);
            if (meter.earliest(pace(bucket), claim.lane(), claim.calls(), now) > now) {
                Meter granted = meter.granted(pace(bucket), claim.lane(), claim.calls(), slot, now);
                after.put(bucket.name(), granted);
                stakes.put(bucket.name(), granted.stake(claim.lane()));
            }
        }
        return new Placing.Keep(new Promise(slot, claim.calls(), stakes), after);
    }

    /**
     * Nothing is counted, but how many calls it takes is kept. Steps that began anew one call at a
     * time would use the bucket up for each other, and none would come to its end.
     */
    private static Placing noted(Claim claim, Map<String, Meter> after, long askAgain) {
        return new Placing.Keep(new Promise(askAgain, claim.calls(), Map.of()), after);
    }

    private static long due(Promise promise, Lane lane, Map<String, Meter> meters) {
        long due = promise.slot();
        for (Map.Entry<String, Promise.Stake> stake : promise.stakes().entrySet()) {
            Meter meter = meters.getOrDefault(stake.getKey(), Meter.FRESH);
            long moved = Math.max(0, meter.moved(lane) - stake.getValue().moved());
            due = Math.max(due, Math.max(promise.slot() + moved, meter.closedUntil()));
        }
        return due;
    }

    private long earliest(
            Claim claim, Map<String, Meter> meters, Map<String, Promise.Stake> but, long now) {
        long slot = now;
        for (Bucket bucket : claim.buckets()) {
            if (claim.calls() > bucket.largestBatch(claim.lane(), share)) {
                throw new IllegalArgumentException(
                        "More calls at once than the bucket ever holds: " + bucket.name());
            }
            if (!but.containsKey(bucket.name())) {
                Meter meter = meter(meters, bucket);
                slot =
                        Math.max(
                                slot,
                                meter.earliest(pace(bucket), claim.lane(), claim.calls(), now));
            }
        }
        return slot;
    }

    private Map<String, Meter> granted(
            Claim claim,
            Map<String, Meter> meters,
            Map<String, Promise.Stake> but,
            long slot,
            long now) {
        Map<String, Meter> after = new HashMap<>();
        for (Bucket bucket : claim.buckets()) {
            if (!but.containsKey(bucket.name())) {
                after.put(
                        bucket.name(),
                        meter(meters, bucket)
                                .granted(pace(bucket), claim.lane(), claim.calls(), slot, now));
            }
        }
        return after;
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
