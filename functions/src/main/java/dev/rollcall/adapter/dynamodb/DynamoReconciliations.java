package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the reconciliation has come, with its lists in pages, and the last good one. */
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
        return table.backoff()
                .untilSettled(
                        "Reading a reconciliation",
                        () -> whole(table.query(Keys.reconciliation().pk())));
    }

    /** Returns what is there, which may be nothing; empty if it was changed while it was read. */
    private static Optional<Optional<Reconciliation>> whole(List<Attributes> partition) {
        Optional<Attributes> item =
                partition.stream()
                        .filter(one -> one.text(Attributes.SK).equals(Keys.reconciliation().sk()))
                        .findFirst();
        if (item.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        Optional<Reconciliation> read =
                ReconciliationItem.readable(() -> ReconciliationPages.read(item.get(), partition));
        return read.isPresent() ? Optional.of(read) : Optional.empty();
    }

    @Override
    public boolean replace(Optional<Reconciliation> seen, Reconciliation next) {
        Write.Put put =
                Write.Put.replacing(seen.map(Reconciliation::version), ReconciliationItem.of(next));
        List<Write> all = new ArrayList<>(List.of(put));
        all.addAll(ReconciliationPages.changed(seen, next));
        boolean written =
                all.size() == 1
                        ? table.put(put) instanceof Written.Done
                        : table.transact(all) instanceof Transacted.Done;
        // Refused: a first try may have written it, whose answer was lost.
        return written || latest().equals(Optional.of(next));
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
