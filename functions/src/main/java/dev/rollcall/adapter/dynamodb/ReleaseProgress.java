package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.BatchId;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How far a decided batch is worked off: a row per wave, and one per dropped item. */
final class ReleaseProgress {
    /** As many ids as fit into one item with room to spare. */
    private static final int LARGEST_WAVE = 5_000;

    private static final String SEPARATOR = " ";

    private final Table table;

    ReleaseProgress(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    void drop(BatchId id, AccountId account) {
        table.transact(
                List.of(
                        Write.Put.ifAbsent(Attributes.at(Keys.droppedItem(id, account))),
                        new Write.Update(
                                Keys.batch(id),
                                "SET #dropped = #dropped + :one",
                                Write.PRESENT,
                                Attributes.none().with("one", 1))));
    }

    void letGo(BatchId id, List<AccountId> wave) {
        for (int begin = 0; begin < wave.size(); begin += LARGEST_WAVE) {
            List<AccountId> some = wave.subList(begin, Math.min(wave.size(), begin + LARGEST_WAVE));
            table.backoff().untilSettled("Noting a wave", () -> noteOnce(id, some));
        }
    }

    List<AccountId> gone(BatchId id) {
        return accounts(table.beginning(Keys.waves(id)));
    }

    /** Empty: another wave was noted at the same moment; nothing is written. */
    private Optional<Boolean> noteOnce(BatchId id, List<AccountId> wave) {
        List<Attributes> before = table.beginning(Keys.waves(id));
        Set<AccountId> fresh = new LinkedHashSet<>(wave);
        accounts(before).forEach(fresh::remove);
        if (fresh.isEmpty()) {
            return Optional.of(true);
        }
        Attributes row =
                Attributes.at(Keys.wave(id, before.size()))
                        .with(
                                "accounts",
                                String.join(
                                        SEPARATOR, fresh.stream().map(AccountId::value).toList()));
        return table.put(Write.Put.ifAbsent(row)) instanceof Written.Done
                ? Optional.of(true)
                : Optional.empty();
    }

    private static List<AccountId> accounts(List<Attributes> waves) {
        return waves.stream()
                .flatMap(wave -> Stream.of(wave.text("accounts").split(SEPARATOR)))
                .map(AccountId::new)
                .toList();
    }
}
