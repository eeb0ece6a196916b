package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.budget.Advance;
import dev.rollcall.domain.budget.Advance.Leavers;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Meter;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a claim: a meter per bucket and, where a slot is kept, the promise.
 *
 * @param versions of the meters, raised by each write; a bucket that is missing was never used
 */
record BudgetItems(
        Map<String, Meter> meters, Map<String, Long> versions, Optional<Promise> promise) {
    private static final String VERSION = "version";
    private static final String EXPIRES = "expiresAt";

    /** No meter ever stood so: nothing is given back. */
    private static final long NEVER = -1;

    /** A meter that nobody has used for a day says nothing any more. */
    private static final long METER_KEPT_SECONDS = 86_400;

    static BudgetItems read(Table table, Claim claim) {
        List<Key> keys = new ArrayList<>(meterKeys(claim.buckets()));
        keys.add(Keys.promise(claim.key()));
        return of(table.getAll(keys));
    }

    static BudgetItems read(Table table, Bucket bucket) {
        return of(table.getAll(List.of(Keys.meter(bucket.name()))));
    }

    private static BudgetItems of(List<Attributes> items) {
        Map<String, Meter> meters = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        Optional<Promise> promise = Optional.empty();
        for (Attributes item : items) {
            if (item.key().sk().equals(Keys.METER)) {
                String bucket = item.text("bucket");
                meters.put(bucket, meter(item));
                versions.put(bucket, item.number(VERSION));
            } else {
                promise = Optional.of(promise(item));
            }
        }
        return new BudgetItems(meters, versions, promise);
    }

    /** The bucket's meter, written only if nobody has counted since it was read. */
    Write.Put ifUnchanged(String bucket, Meter meter) {
        long version = versions.getOrDefault(bucket, 0L);
        Attributes item =
                Attributes.at(Keys.meter(bucket))
                        .with("bucket", bucket)
                        .with("clock", meter.clock())
                        .with("leavers", meter.leavers())
                        .with("pauses", meter.pauses())
                        .with("pushes", meter.pushes())
                        .with("jumps", meter.jumps())
                        .with("leaverJumps", meter.leaverJumps())
                        .with("closedUntil", meter.closedUntil())
                        .with(VERSION, version + 1)
                        .with(EXPIRES, seconds(meter.clock()) + METER_KEPT_SECONDS);
        return version == 0
                ? Write.Put.ifAbsent(item)
                : new Write.Put(
                        item, "#version = :version", Attributes.none().with(VERSION, version));
    }

    List<Write.Put> ifUnchanged(Map<String, Meter> after) {
        return after.entrySet().stream()
                .map(meter -> ifUnchanged(meter.getKey(), meter.getValue()))
                .toList();
    }

    /**
     * Does to the bucket's meter what the calls do, whoever has counted meanwhile, as long as it is
     * true of how the meter stands then.
     */
    static Write.Update advancing(String bucket, Advance advance) {
        Attributes values =
                Attributes.none()
                        .with("pushed", advance.pushes())
                        .with("jumped", advance.jumps())
                        .with("one", 1)
                        .with("now", advance.now())
                        .with("earliest", advance.earliest())
                        .with("latest", advance.latest())
                        .with("kept", seconds(advance.latest()) + METER_KEPT_SECONDS);
        Moves moves = Moves.of(advance);
        return new Write.Update(
                Keys.meter(bucket),
                "SET #pushes = #pushes + :pushed, #jumps = #jumps + :jumped,"
                        + " #version = #version + :one, #expiresAt = :kept, "
                        + moves.expression()
                        + (advance.movesLeavers() ? ", #leaverJumps = #leaverJumps + :one" : ""),
                "#closedUntil <= :now AND #clock BETWEEN :earliest AND :latest AND "
                        + moves.condition(),
                values.with(moves.values()));
    }

    /** How the clocks are set, and of which leavers' clocks that is true. */
    private record Moves(String expression, String condition, Attributes values) {
        /** One from before leavers had a clock is written anew. */
        private static final String ANY = "attribute_exists(#pushes)";

        static Moves of(Advance advance) {
            Attributes calls = Attributes.none().with("calls", advance.calls());
            Attributes anew = Attributes.none().with("anew", advance.now() + advance.calls());
            String both = "#clock = #clock + :calls, #leavers = #clock + :calls";
            return switch (advance.leavers()) {
                case Leavers.Apart() -> new Moves("#clock = #clock + :calls", ANY, calls);
                case Leavers.Idle(boolean together) when together ->
                        new Moves("#clock = :anew, #leavers = :anew", "#leavers <= #clock", anew);
                case Leavers.Idle _ -> new Moves("#clock = :anew", ANY, anew);
                case Leavers.Behind() -> new Moves(both, "#leavers <= #clock", calls);
                case Leavers.Alone() -> new Moves(both, "#leavers = #clock", calls);
                case Leavers.From(long floor) ->
                        new Moves(
                                "#clock = #clock + :calls, #leavers = :from",
                                "#leavers <= :floor",
                                calls.with("floor", floor).with("from", floor + advance.calls()));
                case Leavers.Among(long above, long latest) ->
                        new Moves(
                                "#clock = #clock + :calls, #leavers = #leavers + :calls",
                                "#leavers > :above AND #leavers <= :last AND #leavers <= #clock",
                                calls.with("above", above).with("last", latest));
            };
        }
    }

    /** Keeps the slot, unless another call of the same claim was quicker. */
    Write.Put keep(Claim claim, Promise kept) {
        Attributes stakes = Attributes.none();
        for (Map.Entry<String, Promise.Stake> stake : kept.stakes().entrySet()) {
            stakes =
                    stakes.with(
                            stake.getKey(),
                            Attributes.none()
                                    .with("jumps", stake.getValue().jumps())
                                    .with("leaverJumps", stake.getValue().leaverJumps())
                                    .with("moved", stake.getValue().moved()));
        }
        Attributes item =
                Attributes.at(Keys.promise(claim.key()))
                        .with("slot", kept.slot())
                        .with("calls", kept.calls())
                        .with("stakes", stakes)
                        .with(EXPIRES, seconds(kept.slot()) + METER_KEPT_SECONDS);
        return promise.isPresent() ? replacing(item) : Write.Put.ifAbsent(item);
    }

    /** Takes the promise, once. */
    Write.Delete take(Claim claim) {
        return new Write.Delete(Keys.promise(claim.key()), "#slot = :slot", ofThisSlot());
    }

    private Write.Put replacing(Attributes item) {
        return new Write.Put(item, "#slot = :slot", ofThisSlot());
    }

    private Attributes ofThisSlot() {
        return Attributes.none().with("slot", promise.orElseThrow().slot());
    }

    private static List<Key> meterKeys(List<Bucket> buckets) {
        return buckets.stream().map(bucket -> Keys.meter(bucket.name())).toList();
    }

    static Meter meter(Attributes item) {
        try {
            return new Meter(
                    item.number("clock"),
                    item.number("leavers", item.number("clock")),
                    item.number("pauses"),
                    item.number("pushes", 0),
                    item.number("jumps"),
                    item.number("leaverJumps", 0),
                    item.number("closedUntil"));
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable("clock");
        }
    }

    private static Promise promise(Attributes item) {
        Attributes stored = item.nested("stakes");
        Map<String, Promise.Stake> stakes = new HashMap<>();
        for (String bucket : stored.values().keySet()) {
            Attributes stake = stored.nested(bucket);
            stakes.put(
                    bucket,
                    new Promise.Stake(
                            stake.number("jumps"),
                            stake.number("leaverJumps", NEVER),
                            stake.has("moved") ? stake.number("moved") : stake.number("pauses")));
        }
        return new Promise(item.number("slot"), (int) item.number("calls"), stakes);
    }

    private static long seconds(long nanos) {
        Instant instant = Timetable.instant(nanos);
        return instant.getEpochSecond();
    }
}
