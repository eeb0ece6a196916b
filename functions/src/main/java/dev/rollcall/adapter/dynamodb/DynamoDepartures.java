package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.person.PersonId;

import java.util.Optional;

/** What was said of how people leave, one item a person. */
public final class DynamoDepartures implements Departures {
    private final Table table;

    public DynamoDepartures(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void say(SaidDeparture said) {
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.departure(said.person()))
                                .with("departure", said.departure().name())
                                .with("by", said.by())
                                .with("reason", said.reason())
                                .with("at", said.at())));
    }

    @Override
    public Optional<SaidDeparture> of(PersonId person) {
        return table.get(Keys.departure(person))
                .map(item ->
                        new SaidDeparture(
                                person,
                                Departure.valueOf(item.text("departure")),
                                item.text("by"),
                                item.text("reason"),
                                item.instant("at")));
    }
}
