package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Meter;
import dev.rollcall.domain.budget.Placing;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Timetable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The budget in the table: an item per bucket. All buckets of a claim are counted in one
 * transaction, on the condition that nobody has counted since they were read, or, where calls go at
 * once and it comes to the same whoever has, that there is room for them still.
 */
public final class DynamoRateBudget implements RateBudget {
    private static final String CLAIMING = "Claiming a slot of the rate budget";

    /** So often whoever is no leaver tries; some tenths of a second. */
    private static final int FEW = 6;

    /** So much later, at most, they come back. */
    private static final Duration CROWDED = Duration.ofSeconds(15);

    private final Table table;
    private final Timetable timetable;

    public DynamoRateBudget(Table table, Share share) {
        this.table = requireNonNull(table, "table is null");
        this.timetable = new Timetable(share);
    }

    /**
     * Hundreds who all wait for a slot refuse one another. Whoever is no leaver soon gives up and
     * comes back, so that the crowd thins out; a leaver goes on.
     */
    @Override
    public Answer claim(Claim claim, Instant now) {
        return settled(claim, () -> claimOnce(claim, now))
                .orElseGet(() -> NotBefore.askAgain(now.plus(table.backoff().some(CROWDED))));
    }

    /** Nothing is kept where the crowd is too thick: whoever comes back claims as others do. */
    @Override
    public Instant keep(Claim claim, Instant from, Instant now) {
        return settled(claim, () -> keepOnce(claim, from, now)).orElse(from);
    }

    private <T> Optional<T> settled(Claim claim, Supplier<Optional<T>> once) {
        Backoff backoff = table.backoff();
        return claim.lane() == Lane.LEAVER
                ? Optional.of(backoff.untilSettled(CLAIMING, once))
                : backoff.within(FEW, CLAIMING, once);
    }

    @Override
    public void close(Bucket bucket, Instant now, Instant until) {
        table.backoff()
                .untilSettled(
                        "Closing a bucket of the rate budget", () -> closeOnce(bucket, now, until));
    }

    /** Empty: others came between. */
    private Optional<Answer> claimOnce(Claim claim, Instant now) {
        BudgetItems items = BudgetItems.read(table, claim);
        return switch (timetable.place(claim, items.promise(), items.meters(), now)) {
            case Placing.Go(int calls, Map<String, Meter> after) when items.promise().isEmpty() ->
                    done(
                            claim.buckets().stream()
                                    .map(bucket -> counting(items, claim, bucket, after, now))
                                    .toList(),
                            new Now(calls));
            case Placing.Go(int calls, Map<String, Meter> after) ->
                    done(
                            and(taking(items, claim, calls, after, now), items.take(claim)),
                            new Now(calls));
            case Placing.Keep keep ->
                    keep(items, claim, keep, now)
                            .map(at -> new NotBefore(at, keep.promise().isSlot()));
            case Placing.Wait(Instant askAgain) ->
                    Optional.of(new NotBefore(askAgain, items.promise().orElseThrow().isSlot()));
        };
    }

    /** Empty: others came between. */
    private Optional<Instant> keepOnce(Claim claim, Instant from, Instant now) {
        BudgetItems items = BudgetItems.read(table, claim);
        return timetable
                .keep(claim, items.promise(), items.meters(), from, now)
                .map(keep -> keep(items, claim, keep, now))
                .orElseGet(() -> Optional.of(from));
    }

    /** Returns when the slot is; empty if others came between. */
    private Optional<Instant> keep(BudgetItems items, Claim claim, Placing.Keep keep, Instant now) {
        Promise promise = keep.promise();
        Optional<Timetable.Later> later =
                items.promise().isEmpty()
                        ? timetable.later(claim, promise, items.meters(), now)
                        : Optional.empty();
        return later.isPresent()
                ? keep(items, claim, later.get())
                : done(
                        and(items.ifUnchanged(keep.meters()), items.keep(claim, promise)),
                        Timetable.instant(promise.slot()));
    }

    /** What was promised is counted in the buckets that did not make it wait; what lapsed anew. */
    private List<Write> taking(
            BudgetItems items, Claim claim, int calls, Map<String, Meter> after, Instant now) {
        boolean lapsed =
                items.promise().orElseThrow().stakes().keySet().stream()
                        .anyMatch(after::containsKey);
        return claim.buckets().stream()
                .filter(bucket -> after.containsKey(bucket.name()))
                .map(bucket ->
                        lapsed
                                ? items.ifUnchanged(
                                        bucket.name(), requireNonNull(after.get(bucket.name())))
                                : counting(items, claim.of(calls), bucket, after, now))
                .toList();
    }

    /**
     * Hundreds who claim at once would refuse one another again and again. An answer that is lost,
     * and the claim repeated, counts twice at most: on the safe side.
     */
    private Write counting(
            BudgetItems items, Claim claim, Bucket bucket, Map<String, Meter> after, Instant now) {
        return Optional.ofNullable(items.meters().get(bucket.name()))
                .flatMap(before -> timetable.advance(bucket, claim, before, now))
                .<Write>map(advance -> BudgetItems.advancing(bucket.name(), advance))
                .orElseGet(() ->
                        items.ifUnchanged(bucket.name(), requireNonNull(after.get(bucket.name()))));
    }

    /**
     * Counts first, whoever has counted meanwhile, and keeps the slot that came of it. Who dies in
     * between has counted for nothing: on the safe side.
     */
    private Optional<Instant> keep(BudgetItems items, Claim claim, Timetable.Later later) {
        Written counted =
                table.update(BudgetItems.advancing(later.bucket().name(), later.advance()));
        return switch (counted) {
            case Written.Refused _ -> Optional.empty();
            case Written.Done(Attributes meter) -> {
                Promise promise = timetable.promise(later, BudgetItems.meter(meter));
                yield table.put(items.keep(claim, promise)) instanceof Written.Done
                        ? Optional.of(Timetable.instant(promise.slot()))
                        : Optional.empty();
            }
        };
    }

    private static List<Write> and(List<? extends Write> writes, Write last) {
        List<Write> all = new ArrayList<>(writes);
        all.add(last);
        return all;
    }

    private Optional<Boolean> closeOnce(Bucket bucket, Instant now, Instant until) {
        BudgetItems items = BudgetItems.read(table, bucket);
        Meter meter = items.meters().getOrDefault(bucket.name(), Meter.FRESH);
        return done(
                List.of(
                        items.ifUnchanged(
                                bucket.name(), timetable.close(bucket, meter, now, until))),
                true);
    }

    private <T> Optional<T> done(List<Write> writes, T answer) {
        boolean done =
                writes.size() == 1
                        ? table.write(writes.getFirst()) instanceof Written.Done
                        : table.transactOnce(writes) instanceof Transacted.Done;
        return done ? Optional.of(answer) : Optional.empty();
    }
}
