package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Revocations;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.signal.Revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Revocations in the table, one item an event in its person's partition. */
public final class DynamoRevocations implements Revocations {
    private static final String SETTLED_AT = "settledAt";

    /** As long as the inbox knows the event: a repeated one is none. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Table table;

    public DynamoRevocations(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void note(Revocation revocation, Instant receivedAt) {
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.signOut(revocation.person(), revocation.eventId()))
                                .with(HintAttributes.of(revocation.person()))
                                .with("eventId", revocation.eventId())
                                .with("at", revocation.at())
                                .with("expiresAt", receivedAt.plus(KEPT).getEpochSecond())));
    }

    @Override
    public List<Revocation> open(PersonId person) {
        return table.query(Keys.signOuts(person)).stream()
                .filter(item -> !item.has(SETTLED_AT))
                .map(item -> new Revocation(person, item.text("eventId"), item.instant("at")))
                .sorted(Comparator.comparing(Revocation::at))
                .toList();
    }

    @Override
    public void settle(Revocation revocation, Instant at) {
        table.update(
                new Write.Update(
                        Keys.signOut(revocation.person(), revocation.eventId()),
                        "SET #settledAt = :settledAt",
                        Write.PRESENT,
                        Attributes.none().with(SETTLED_AT, at)));
    }
}
