package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker.Foreign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts in the windows what others did. Each try is one transaction: windows and mark. */
final class ForeignCounts {
    /** Longer than any window looks back. */
    private static final Duration KEPT = Duration.ofDays(40);

    /** In whose bucket it was counted; absent of what is known and not counted. */
    private static final String COUNTED_AT = "countedAt";

    /** The mark stays: reconciliations may not delete what is counted. */
    private static final String TAKEN_BACK = "takenBack";

    private static final String NEW_OR_TAKEN_BACK =
            Write.ABSENT + " OR attribute_exists(#" + TAKEN_BACK + ")";

    private static final String EXPIRES_AT = "expiresAt";

    private final Table table;

    ForeignCounts(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    boolean isKnown(Foreign change) {
        return known(change).isPresent();
    }

    /** Returns whether it was not known before; empty: others came between. */
    Optional<Boolean> countOnce(Foreign change, Optional<Instant> happened, Instant now) {
        if (isKnown(change)) {
            return Optional.of(false);
        }
        Attributes mark =
                Attributes.at(mark(change)).with(EXPIRES_AT, now.plus(KEPT).getEpochSecond());
        List<Write> writes = new ArrayList<>();
        writes.add(
                new Write.Put(
                        happened.map(at -> mark.with(COUNTED_AT, at)).orElse(mark),
                        NEW_OR_TAKEN_BACK,
                        Attributes.none()));
        happened.ifPresent(
                at -> writes.add(CountedWindows.read(table, change.kind()).plus(1, at, now)));
        return settled(writes);
    }

    /** Returns whether it was known; empty: others came between. */
    Optional<Boolean> refundOnce(Foreign change) {
        Optional<Attributes> known = known(change);
        if (known.isEmpty()) {
            return Optional.of(false);
        }
        List<Write> writes = new ArrayList<>();
        writes.add(
                new Write.Update(
                        mark(change),
                        "SET #" + TAKEN_BACK + " = :" + TAKEN_BACK,
                        Write.PRESENT + " AND attribute_not_exists(#" + TAKEN_BACK + ")",
                        Attributes.none().with(TAKEN_BACK, "yes")));
        known.get()
                .instantIfAny(COUNTED_AT)
                .ifPresent(
                        at -> writes.add(CountedWindows.read(table, change.kind()).minusOne(at)));
        return settled(writes);
    }

    private Optional<Attributes> known(Foreign change) {
        return table.get(mark(change)).filter(item -> item.textIfAny(TAKEN_BACK).isEmpty());
    }

    private Optional<Boolean> settled(List<Write> writes) {
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(true)
                : Optional.empty();
    }

    private static Key mark(Foreign change) {
        return Keys.foreign(change.kind(), change.account(), change.episode());
    }
}
