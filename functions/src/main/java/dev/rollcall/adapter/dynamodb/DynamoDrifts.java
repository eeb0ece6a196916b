package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drift in the table, an item each. What is not gone is in the index, in the order of its ids, with
 * all that is known of it.
 */
public final class DynamoDrifts implements Drifts {
    private static final Shards SHARDS = Shards.spread("DRIFT");
    private static final Pattern POINT = Pattern.compile("(\\d)/([0-9a-f]{16})");

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
        Attributes item = item(next);
        Write.Put put =
                seen.map(before ->
                                new Write.Put(
                                        item,
                                        "#version = :version",
                                        Attributes.none()
                                                .with(DriftItem.VERSION, before.version())))
                        .orElseGet(() -> Write.Put.ifAbsent(item));
        return table.put(put).leaves(present -> DriftItem.read(present).equals(next));
    }

    @Override
    public Page notGone(String point, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A page has room for one at least");
        }
        Place place = Place.parse(point);
        List<DriftRecord> found = new ArrayList<>();
        while (place.shard() < SHARDS.count()) {
            List<Attributes> items =
                    table.pendingAfter(
                            SHARDS.name(place.shard()), place.last(), most - found.size());
            items.stream().map(DriftItem::read).forEach(found::add);
            place = items.isEmpty() ? place.nextShard() : place.behind(found.getLast());
            if (found.size() >= most) {
                return new Page(found, Optional.of(place.toString()));
            }
        }
        return new Page(found, Optional.empty());
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

    /**
     * @param last empty: from the shard's beginning
     */
    private record Place(int shard, String last) {
        static Place parse(String point) {
            if (point.equals(START)) {
                return new Place(0, "");
            }
            Matcher parts = POINT.matcher(point);
            if (!parts.matches() || Integer.parseInt(parts.group(1)) >= SHARDS.count()) {
                throw new IllegalArgumentException("Not a point of the listing");
            }
            return new Place(Integer.parseInt(parts.group(1)), parts.group(2));
        }

        Place nextShard() {
            return new Place(shard + 1, "");
        }

        Place behind(DriftRecord record) {
            return new Place(shard, record.id().value());
        }

        @Override
        public String toString() {
            return shard + "/" + last;
        }
    }
}
