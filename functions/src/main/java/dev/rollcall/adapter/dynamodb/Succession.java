package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one batch follows another. Of each kind one batch collects, and at most one other is
 * undecided. Whatever changes which one it is, is one transaction, so nothing is ever half taken
 * over.
 */
final class Succession {
    private static final String TAKE_OVER =
            "#supersedes = :old, #from = :from, #level = :level, #size = #size + :taken,"
                    + " #open = #open + :taken";

    private final Table table;
    private final BatchHeaders headers;

    Succession(Table table) {
        this.table = requireNonNull(table, "table is null");
        this.headers = new BatchHeaders(table);
    }

    Batches.Closing close(BatchId id, Instant now) {
        return table.backoff().untilSettled("Closing a batch", () -> closeOnce(id, now));
    }

    Optional<BatchId> expire(BatchId id, Instant now) {
        return table.backoff().untilSettled("Expiring a batch", () -> expireOnce(id, now));
    }

    /** Empty: something has changed since it was read; nothing is written. */
    private Optional<Batches.Closing> closeOnce(BatchId id, Instant now) {
        BatchHeader batch = headers.known(id);
        if (!batch.isOpen()) {
            return Optional.of(new Batches.Closing.Closed(batch.batch()));
        }
        if (now.isBefore(batch.batch().sealsAt())) {
            return Optional.of(new Batches.Closing.NotYet(batch.batch().sealsAt()));
        }
        List<Write> writes = closing(batch, CurrentBatch.read(table, batch.kind()));
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(new Batches.Closing.Closed(headers.known(id).batch()))
                : Optional.empty();
    }

    private List<Write> closing(BatchHeader batch, CurrentBatch current) {
        if (batch.batch().size() == 0) {
            return List.of(endEmpty(batch), current.next(current.undecided()));
        }
        return headers.find(batch.kind(), current.undecided())
                .filter(BatchHeader::isUndecided)
                .map(old ->
                        List.<Write>of(
                                closeTakingOver(batch, old),
                                end(old, BatchState.SUPERSEDED, batch.id()),
                                current.next(batch.number())))
                .orElseGet(() -> List.of(close(batch), current.next(batch.number())));
    }

    /** Empty: something has changed since it was read; nothing is written. */
    private Optional<Optional<BatchId>> expireOnce(BatchId id, Instant now) {
        BatchHeader batch = headers.known(id);
        if (batch.batch().state() == BatchState.EXPIRED) {
            return Optional.of(batch.batch().supersededBy());
        }
        if (batch.batch().state() != BatchState.PENDING) {
            return Optional.of(Optional.empty());
        }
        if (batch.open() == 0) {
            return table.update(expireEmpty(batch)) instanceof Written.Done
                    ? Optional.of(Optional.empty())
                    : Optional.empty();
        }
        CurrentBatch current = CurrentBatch.read(table, batch.kind());
        BatchId heir = BatchHeader.id(batch.kind(), current.number());
        Write takingOver =
                headers.find(heir)
                        .<Write>map(open -> takeOver(open, batch, batch.batch().level() + 1))
                        .orElseGet(() -> Write.Put.ifAbsent(heir(batch, current, now)));
        List<Write> writes =
                List.of(
                        takingOver,
                        end(batch, BatchState.EXPIRED, heir),
                        current.withoutUndecided());
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(Optional.of(heir))
                : Optional.empty();
    }

    private static Write.Update close(BatchHeader batch) {
        return new Write.Update(
                batch.key(),
                "SET #closed = :yes",
                BatchHeader.IS_OPEN + " AND #size > :none",
                BatchHeader.ifOpen().with("yes", true).with("none", 0));
    }

    private static Write.Update closeTakingOver(BatchHeader batch, BatchHeader old) {
        return new Write.Update(
                batch.key(),
                "SET #closed = :yes, " + TAKE_OVER,
                BatchHeader.IS_OPEN + " AND #size > :none",
                taken(batch, old, old.batch().level()).with("yes", true).with("none", 0));
    }

    private static Write.Update takeOver(BatchHeader open, BatchHeader old, int level) {
        return new Write.Update(
                open.key(), "SET " + TAKE_OVER, BatchHeader.IS_OPEN, taken(open, old, level));
    }

    private static Attributes heir(BatchHeader old, CurrentBatch current, Instant now) {
        return BatchHeader.opened(old.kind(), current.number(), old.from(), now, old.open())
                .with("supersedes", old.id().value())
                .with("level", old.batch().level() + 1);
    }

    /** Latecomers must not bring a batch back to those who did not decide on it. */
    private static Attributes taken(BatchHeader taker, BatchHeader old, int level) {
        return BatchHeader.ifOpen()
                .with("old", old.id().value())
                .with("from", old.from())
                .with("level", Math.max(level, taker.batch().level()))
                .with("taken", old.open());
    }

    private static Write.Update end(BatchHeader old, BatchState state, BatchId heir) {
        return new Write.Update(
                old.key(),
                "SET #state = :ended, #supersededBy = :heir REMOVE " + PendingIndex.REMOVE,
                BatchHeader.IS_UNDECIDED + " AND #open = :open",
                BatchHeader.ifUndecided()
                        .with("ended", state.name())
                        .with("heir", heir.value())
                        .with("open", old.open()));
    }

    /** Everybody in it came back before anybody was asked. */
    private static Write.Update endEmpty(BatchHeader batch) {
        return new Write.Update(
                batch.key(),
                "SET #closed = :yes, #state = :ended REMOVE " + PendingIndex.REMOVE,
                BatchHeader.IS_OPEN + " AND #size = :none",
                BatchHeader.ifOpen()
                        .with("yes", true)
                        .with("ended", BatchState.DONE.name())
                        .with("none", 0));
    }

    /** Everybody in it came back: nobody needs to be asked again. */
    private static Write.Update expireEmpty(BatchHeader batch) {
        return new Write.Update(
                batch.key(),
                "SET #state = :ended REMOVE " + PendingIndex.REMOVE,
                BatchHeader.IS_UNDECIDED + " AND #open = :none",
                BatchHeader.ifUndecided().with("ended", BatchState.EXPIRED.name()).with("none", 0));
    }
}
