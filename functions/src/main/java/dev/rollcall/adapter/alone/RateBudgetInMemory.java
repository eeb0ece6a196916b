package dev.rollcall.adapter.alone;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Meter;
import dev.rollcall.domain.budget.Placing;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Timetable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A budget that is forgotten with the process. */
public class RateBudgetInMemory implements RateBudget {
    private final Map<String, Meter> meters = new HashMap<>();
    private final Map<String, Promise> promises = new HashMap<>();
    private final Timetable timetable;

    public RateBudgetInMemory(Share share) {
        timetable = new Timetable(share);
    }

    @Override
    public synchronized Answer claim(Claim claim, Instant now) {
        Optional<Promise> kept = Optional.ofNullable(promises.get(claim.key()));
        return switch (timetable.place(claim, kept, meters, now)) {
            case Placing.Go(int calls, Map<String, Meter> after) -> {
                promises.remove(claim.key());
                meters.putAll(after);
                yield new Now(calls);
            }
            case Placing.Keep(Promise promise, Map<String, Meter> after) -> {
                promises.put(claim.key(), promise);
                meters.putAll(after);
                yield new NotBefore(Timetable.instant(promise.slot()), promise.isSlot());
            }
            case Placing.Wait(Instant askAgain) ->
                    new NotBefore(askAgain, kept.orElseThrow().isSlot());
        };
    }

    @Override
    public synchronized Instant keep(Claim claim, Instant from, Instant now) {
        Optional<Promise> kept = kept(claim);
        Optional<Placing.Keep> keep = timetable.keep(claim, kept, meters, from, now);
        keep.ifPresent(k -> {
            promises.put(claim.key(), k.promise());
            meters.putAll(k.meters());
        });
        return keep.map(k -> Timetable.instant(k.promise().slot())).orElse(from);
    }

    @Override
    public synchronized void close(Bucket bucket, Instant now, Instant until) {
        Meter meter = meters.getOrDefault(bucket.name(), Meter.FRESH);
        meters.put(bucket.name(), timetable.close(bucket, meter, now, until));
    }

    /** Returns what is kept for the claim. */
    public synchronized Optional<Promise> kept(Claim claim) {
        return Optional.ofNullable(promises.get(claim.key()));
    }
}
