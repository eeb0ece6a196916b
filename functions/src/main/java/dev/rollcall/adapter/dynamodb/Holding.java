package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How items come into a batch and go out of it. A target's drift, the row of its item and the count
 * in the batch's header change together or not at all.
 */
final class Holding {
    private static final String ONE_MORE = "SET #size = #size + :one, #open = #open + :one";

    private final Table table;
    private final BatchHeaders headers;

    Holding(Table table) {
        this.table = requireNonNull(table, "table is null");
        this.headers = new BatchHeaders(table);
    }

    BatchId hold(HeldItem item) {
        return table.backoff().untilSettled("Holding a change", () -> holdOnce(item));
    }

    Optional<HeldDrift> held(ChangeKind kind, Target target) {
        return HeldRow.find(table, kind, target).map(this::heldDrift);
    }

    List<HeldDrift> heldOf(Whom whom) {
        return table.query(Keys.heldOf(whom)).stream()
                .map(HeldRow::read)
                .map(this::heldDrift)
                .toList();
    }

    void close(ChangeKind kind, Target target) {
        table.backoff()
                .untilSettled(
                        "Closing a drift",
                        () ->
                                HeldRow.find(table, kind, target)
                                        .map(row -> done(closing(row)))
                                        .orElseGet(() -> Optional.of(true)));
    }

    void settle(BatchId id, Target target, HeldDrift.State state) {
        BatchHeader batch = headers.known(id);
        switch (batch.batch().state()) {
            case COLLECTING, PENDING, SUPERSEDED, EXPIRED -> {
                // Its items wait, here or in the batch that took them over.
            }
            case DECIDED, RETURNED, DONE -> table.update(HeldRow.settle(batch, target, state));
        }
    }

    List<HeldDrift> parked(Instant now, int limit) {
        return PendingIndex.oldest(
                        table, HeldRow.SHARDS, limit, item -> !item.instant("until").isAfter(now))
                .stream()
                .map(item -> heldDrift(HeldRow.read(item)))
                .toList();
    }

    private Optional<BatchId> holdOnce(HeldItem item) {
        ChangeKind kind = item.change().kind();
        Optional<HeldRow> before = HeldRow.find(table, kind, item.change().target());
        Optional<BatchHeader> waitsIn =
                before.filter(HeldRow::isWaiting)
                        .map(row -> headers.holderOf(kind, row.number()))
                        .filter(BatchHeader::isUndecided);
        if (waitsIn.isPresent()) {
            return waitsIn.map(BatchHeader::id);
        }
        long number = CurrentBatch.read(table, kind).number();
        BatchId id = BatchHeader.id(kind, number);
        Write counted =
                headers.find(id)
                        .<Write>map(open -> oneMore(open, item))
                        .orElseGet(() -> first(number, item));
        return done(List.of(
                        counted,
                        BatchRows.joined(id, number, item),
                        HeldRow.joined(item, number, before)))
                .map(_ -> id);
    }

    private static Write.Put first(long number, HeldItem item) {
        return Write.Put.ifAbsent(
                BatchHeader.opened(item.change().kind(), number, number, item.heldAt(), 1));
    }

    /** Counts the item; the time of the last one never goes back, however holds overtake. */
    private static Write.Update oneMore(BatchHeader open, HeldItem item) {
        Attributes one = BatchHeader.ifOpen().with("one", 1);
        return item.heldAt().isAfter(open.batch().lastAt())
                ? new Write.Update(
                        open.key(),
                        ONE_MORE + ", #lastAt = :lastAt",
                        BatchHeader.IS_OPEN + " AND #lastAt <= :lastAt",
                        one.with("lastAt", BatchHeader.comparable(item.heldAt())))
                : new Write.Update(open.key(), ONE_MORE, BatchHeader.IS_OPEN, one);
    }

    /** An item of a batch that is still open goes; of a sealed one it stays. */
    private List<Write> closing(HeldRow row) {
        List<Write> writes = new ArrayList<>();
        writes.add(row.closed());
        if (!row.isWaiting()) {
            return writes;
        }
        BatchHeader holder = headers.holderOf(row.item().change().kind(), row.number());
        if (holder.isOpen()) {
            writes.add(oneLess(holder, "SET #size = #size - :one, #open = #open - :one"));
            writes.add(BatchRows.lastShown(itemKey(row), holder.number() - 1));
        } else if (holder.isUndecided()) {
            writes.add(oneLess(holder, "SET #open = #open - :one"));
            writes.add(BatchRows.lastShown(itemKey(row), holder.number()));
        }
        return writes;
    }

    private static Write.Update oneLess(BatchHeader holder, String expression) {
        return holder.isOpen()
                ? new Write.Update(
                        holder.key(),
                        expression,
                        BatchHeader.IS_OPEN,
                        BatchHeader.ifOpen().with("one", 1))
                : new Write.Update(
                        holder.key(),
                        expression,
                        BatchHeader.IS_UNDECIDED,
                        BatchHeader.ifUndecided().with("one", 1));
    }

    private static Key itemKey(HeldRow row) {
        ChangeKind kind = row.item().change().kind();
        return Keys.heldItem(BatchHeader.id(kind, row.number()), row.item().change().target());
    }

    private HeldDrift heldDrift(HeldRow row) {
        HeldDrift.State state =
                row.isWaiting()
                        ? new HeldDrift.State.Waiting(
                                headers.holderOf(row.item().change().kind(), row.number()).id())
                        : row.settled();
        return new HeldDrift(row.item(), state);
    }

    /** Empty: somebody else has changed one of them since it was read; nothing is written. */
    private Optional<Boolean> done(List<Write> writes) {
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(true)
                : Optional.empty();
    }
}
