package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Meter;
import dev.rollcall.domain.budget.Placing;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The budget in the table: an item per bucket. All buckets of a claim are counted in one
 * transaction, on the condition that nobody has counted since they were read.
 */
public final class DynamoRateBudget implements RateBudget {
    private static final String CLAIMING = "Claiming a slot of the rate budget";

    private final Table table;
    private final Timetable timetable;

    public DynamoRateBudget(Table table, Share share) {
        this.table = requireNonNull(table, "table is null");
        this.timetable = new Timetable(share);
    }

    @Override
    public Answer claim(Claim claim, Instant now) {
        return table.backoff().untilSettled(CLAIMING, () -> claimOnce(claim, now));
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
        List<Write> writes = new ArrayList<>();
        return switch (timetable.place(claim, items.promise(), items.meters(), now)) {
            case Placing.Go(int calls, Map<String, Meter> after) -> {
                after.forEach((bucket, meter) -> writes.add(items.ifUnchanged(bucket, meter)));
                items.promise().ifPresent(_ -> writes.add(items.take(claim)));
                yield done(writes, new Now(calls));
            }
            case Placing.Keep(Promise promise, Map<String, Meter> after) -> {
                after.forEach((bucket, meter) -> writes.add(items.ifUnchanged(bucket, meter)));
                writes.add(items.keep(claim, promise));
                yield done(writes, new NotBefore(Timetable.instant(promise.slot())));
            }
            case Placing.Wait(Instant askAgain) -> Optional.of(new NotBefore(askAgain));
        };
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
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(answer)
                : Optional.empty();
    }
}
