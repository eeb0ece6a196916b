package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Drift in the table, an item each. What is not gone is in the index, in the order of its ids, with
 * all that is known of it.
 */
public final class DynamoDrifts implements Drifts {
    private static final Shards SHARDS = Shards.spread("DRIFT");
    private static final ShardWalk<DriftRecord> WALK =
            new ShardWalk<>(
                    SHARDS,
                    Pattern.compile("[0-9a-f]{16}"),
                    record -> record.id().value(),
                    DriftItem::read);

    private final Table table;

    public DynamoDrifts(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<DriftRecord> find(DriftId id) {
        return table.get(Keys.drift(id)).map(DriftItem::read);
    }

    @Override
    public boolean replace(Optional<DriftRecord> seen, DriftRecord next) {
        return table.put(put(new Change(seen, next)))
                .leaves(present -> DriftItem.read(present).equals(next));
    }

    @Override
    public List<Change> replaceEach(List<Change> changes) {
        return new ManyPuts(table)
                .putEach(changes.stream().map(DynamoDrifts::put).toList()).entrySet().stream()
                        .filter(refused -> !isThere(changes.get(refused.getKey()), refused))
                        .map(refused -> changes.get(refused.getKey()))
                        .toList();
    }

    /** A first try may have written it, whose answer was lost. */
    private static boolean isThere(Change change, Map.Entry<Integer, Attributes> refused) {
        Attributes present = refused.getValue();
        return !present.isEmpty() && DriftItem.read(present).equals(change.next());
    }

    private static Write.Put put(Change change) {
        return Write.Put.replacing(change.seen().map(DriftRecord::version), item(change.next()));
    }

    @Override
    public Page notGone(String point, int most) {
        ShardWalk.Page<DriftRecord> page = WALK.page(table, point, most);
        return new Page(page.found(), page.next());
    }

    private static Attributes item(DriftRecord record) {
        Attributes item = DriftItem.of(record);
        return switch (record.state()) {
            case State.Gone gone ->
                    item.with("expiresAt", gone.at().plus(DriftItem.KEPT).getEpochSecond());
            case State.Open _,
                    State.Correcting _,
                    State.Accepted _,
                    State.Tried _,
                    State.Contested _ ->
                    item.with(PendingIndex.SHARD, SHARDS.of(record.id().value()))
                            .with(PendingIndex.SINCE, record.id().value());
        };
    }
}
