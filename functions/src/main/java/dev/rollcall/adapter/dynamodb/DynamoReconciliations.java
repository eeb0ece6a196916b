package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.util.Optional;

/** How far the reconciliation has come, and the last good one: an item each. */
public final class DynamoReconciliations implements Reconciliations {
    private static final String ID = "id";
    private static final String BEGUN = "begun";
    private static final String ENDED = "ended";
    private static final String SIZES = "sizes";

    private final Table table;

    public DynamoReconciliations(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Reconciliation> latest() {
        return table.get(Keys.reconciliation()).map(ReconciliationItem::read);
    }

    @Override
    public boolean replace(Optional<Reconciliation> seen, Reconciliation next) {
        Attributes item = ReconciliationItem.of(next);
        Write.Put put = Write.Put.replacing(seen.map(Reconciliation::version), item);
        return table.put(put).leaves(present -> ReconciliationItem.read(present).equals(next));
    }

    @Override
    public Optional<GoodReading> lastGood() {
        return table.get(Keys.goodReading()).map(DynamoReconciliations::good);
    }

    @Override
    public void keepGood(GoodReading good) {
        Attributes begun = Attributes.none().with(BEGUN, Keys.NANOS.format(good.begun()));
        Attributes item =
                Attributes.at(Keys.goodReading())
                        .with(begun)
                        .with(ID, good.id().value())
                        .with(ENDED, good.ended())
                        .with(SIZES, ReconciliationJson.sizes(good.sizes()));
        // Refused: one that was begun later stays.
        table.put(
                new Write.Put(
                        ReconciliationItem.fitting(item),
                        Write.ABSENT + " OR #begun <= :begun",
                        begun));
    }

    private static GoodReading good(Attributes item) {
        return ReconciliationItem.readable(() ->
                new GoodReading(
                        new SnapshotId(item.text(ID)),
                        item.instant(BEGUN),
                        item.instant(ENDED),
                        ReconciliationJson.sizes(item.text(SIZES))));
    }
}
