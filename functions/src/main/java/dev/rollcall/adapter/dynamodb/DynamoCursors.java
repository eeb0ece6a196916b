package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;

import java.util.Optional;

/** Cursors in the table. */
public final class DynamoCursors implements Cursors {
    private final Table table;

    public DynamoCursors(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<String> find(String name) {
        return table.get(Keys.cursor(name)).map(item -> item.text("position"));
    }

    @Override
    public boolean move(String name, Optional<String> from, String to) {
        Attributes item = Attributes.at(Keys.cursor(name)).with("position", to);
        Write.Put move =
                from.map(position ->
                                new Write.Put(
                                        item,
                                        "#position = :from",
                                        Attributes.none().with("from", position)))
                        .orElseGet(() -> Write.Put.ifAbsent(item));
        return table.put(move) instanceof Written.Done;
    }
}
