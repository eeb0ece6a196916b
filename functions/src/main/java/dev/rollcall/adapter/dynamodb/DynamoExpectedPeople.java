package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is expected, in the table under a digest of the address: no key has an address in it. */
public final class DynamoExpectedPeople implements ExpectedPeople {
    private static final Duration KEPT = Duration.ofDays(400);

    private final Table table;

    public DynamoExpectedPeople(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void expect(PersonId person, String email, Instant now) {
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.expected(email, person))
                                .with(HintAttributes.of(person))
                                .with("expiresAt", now.plus(KEPT).getEpochSecond())));
    }

    @Override
    public Set<PersonId> with(String email) {
        return table.query(Keys.expected(email)).stream()
                .map(HintAttributes::person)
                .collect(Collectors.toUnmodifiableSet());
    }
}
