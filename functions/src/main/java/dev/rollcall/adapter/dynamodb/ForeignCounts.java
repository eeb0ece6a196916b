package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts in the windows what others did. Each try is one transaction: windows and mark. */
final class ForeignCounts {
    /** Longer than any window looks back. */
    private static final Duration KEPT = Duration.ofDays(40);

    private final Table table;

    ForeignCounts(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    /** Returns whether it was counted now; empty: others came between. */
    Optional<Boolean> countOnce(ChangeKind kind, AccountId account, Instant episode, Instant now) {
        Key mark = Keys.foreign(kind, account, episode);
        if (table.get(mark).isPresent()) {
            return Optional.of(false);
        }
        List<Write> writes =
                List.of(
                        CountedWindows.read(table, kind).plus(1, now),
                        Write.Put.ifAbsent(
                                Attributes.at(mark)
                                        .with("countedAt", now)
                                        .with("expiresAt", now.plus(KEPT).getEpochSecond())));
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(true)
                : Optional.empty();
    }
}
