package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds batches' headers. */
record BatchHeaders(Table table) {

    Optional<BatchHeader> find(BatchId id) {
        return table.get(Keys.batch(id)).map(BatchHeader::read);
    }

    Optional<BatchHeader> find(ChangeKind kind, long number) {
        return find(BatchHeader.id(kind, number));
    }

    BatchHeader known(BatchId id) {
        return find(id).orElseThrow(
                        () -> new IllegalStateException("No such batch: " + id + "; hold first"));
    }

    /** Returns the batch that has the rows of that number now, after all taking over. */
    BatchHeader holderOf(ChangeKind kind, long number) {
        CurrentBatch current = CurrentBatch.read(table, kind);
        BatchHeader holder =
                Stream.of(current.number(), current.undecided())
                        .flatMap(candidate -> find(kind, candidate).stream())
                        .filter(candidate -> candidate.covers(number))
                        .findFirst()
                        .orElseGet(() -> known(BatchHeader.id(kind, number)));
        while (holder.batch().supersededBy().isPresent()) {
            holder = known(holder.batch().supersededBy().get());
        }
        return holder;
    }
}
