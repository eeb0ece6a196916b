package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Populations;

import java.util.Optional;

/** The last proven number of active accounts, in the table. */
public final class DynamoPopulations implements Populations {
    private static final String ACTIVE = "active";
    private static final String MILLIS = "atMillis";

    private final Table table;

    public DynamoPopulations(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Proven> latest() {
        return table.get(Keys.population())
                .map(item -> new Proven(active(item), item.text("snapshot"), item.instant("at")));
    }

    @Override
    public void record(Proven proven) {
        table.put(
                new Write.Put(
                        Attributes.at(Keys.population())
                                .with(ACTIVE, proven.active())
                                .with("snapshot", proven.snapshotId())
                                .with("at", proven.at())
                                .with(MILLIS, proven.at().toEpochMilli()),
                        Write.ABSENT + " OR #" + MILLIS + " <= :" + MILLIS,
                        Attributes.none().with(MILLIS, proven.at().toEpochMilli())));
    }

    /** Without a proven number the floors apply. */
    int active() {
        return latest().map(Proven::active).orElse(0);
    }

    private static int active(Attributes item) {
        long active = item.number(ACTIVE);
        if (active < 0 || active > Integer.MAX_VALUE) {
            throw Attributes.unreadable(ACTIVE);
        }
        return (int) active;
    }
}
