package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;

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

    void drop(BatchId id, Target target) {
        table.transact(
                List.of(
                        Write.Put.ifAbsent(Attributes.at(Keys.droppedItem(id, target))),
                        new Write.Update(
                                Keys.batch(id),
                                "SET #dropped = #dropped + :one",
                                Write.PRESENT,
                                Attributes.none().with("one", 1))));
    }

    void letGo(BatchId id, List<Target> wave) {
        for (int begin = 0; begin < wave.size(); begin += LARGEST_WAVE) {
            List<Target> some = wave.subList(begin, Math.min(wave.size(), begin + LARGEST_WAVE));
            table.backoff().untilSettled("Noting a wave", () -> noteOnce(id, some));
        }
    }

    List<Target> gone(BatchId id) {
        return targets(table.beginning(Keys.waves(id)));
    }

    /** Empty: another wave was noted at the same moment; nothing is written. */
    private Optional<Boolean> noteOnce(BatchId id, List<Target> wave) {
        List<Attributes> before = table.beginning(Keys.waves(id));
        Set<Target> fresh = new LinkedHashSet<>(wave);
        targets(before).forEach(fresh::remove);
        if (fresh.isEmpty()) {
            return Optional.of(true);
        }
        Attributes row =
                Attributes.at(Keys.wave(id, before.size()))
                        .with(
                                "items",
                                String.join(
                                        SEPARATOR, fresh.stream().map(Target::toString).toList()));
        return table.put(Write.Put.ifAbsent(row)) instanceof Written.Done
                ? Optional.of(true)
                : Optional.empty();
    }

    private static List<Target> targets(List<Attributes> waves) {
        return waves.stream()
                .flatMap(wave -> Stream.of(wave.text("items").split(SEPARATOR)))
                .map(Target::parse)
                .toList();
    }
}
