package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.ChangeKind;

/**
 * Which batch of a kind collects, or will with the next item.
 *
 * @param undecided the number of the batch that was closed last, decided by now or not; 0: none
 * @param stored false before the first batch was closed
 */
record CurrentBatch(ChangeKind kind, long number, long undecided, boolean stored) {
    static final long NONE = 0;

    private static final String UNCHANGED = "#number = :number AND #undecided = :undecided";

    CurrentBatch {
        requireNonNull(kind, "kind is null");
    }

    static CurrentBatch read(Table table, ChangeKind kind) {
        return table.get(Keys.currentBatch(kind))
                .map(item ->
                        new CurrentBatch(
                                kind, item.number("number"), item.number("undecided"), true))
                .orElseGet(() -> new CurrentBatch(kind, 1, NONE, false));
    }

    /** The next batch collects from now on. */
    Write.Put next(long undecidedNow) {
        return ifUnchanged(number + 1, undecidedNow);
    }

    /** The batch that collects has taken over the undecided one. */
    Write.Put withoutUndecided() {
        return ifUnchanged(number, NONE);
    }

    private Write.Put ifUnchanged(long numberNow, long undecidedNow) {
        Attributes item =
                Attributes.at(Keys.currentBatch(kind))
                        .with("number", numberNow)
                        .with("undecided", undecidedNow);
        return stored
                ? new Write.Put(
                        item,
                        UNCHANGED,
                        Attributes.none().with("number", number).with("undecided", undecided))
                : Write.Put.ifAbsent(item);
    }
}
