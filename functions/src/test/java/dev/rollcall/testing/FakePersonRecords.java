package dev.rollcall.testing;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People with attributes and groups in memory. */
public final class FakePersonRecords implements PersonRecords {
    private final Map<PersonId, PersonRecord> people = new HashMap<>();

    /** Sets what the source says of the person from now on; groups by their ids in that source. */
    public synchronized void put(
            PersonId person, Standing standing, Map<String, String> attributes, String... groups) {
        people.put(
                person,
                new PersonRecord(
                        person,
                        standing,
                        standing.name(),
                        attributes,
                        PersonGroups.flat(
                                Set.of(groups).stream()
                                        .map(id -> new GroupId(person.source(), id))
                                        .collect(Collectors.toSet())),
                        Instant.EPOCH));
    }

    @Override
    public synchronized Optional<PersonRecord> read(PersonId person) {
        return Optional.ofNullable(people.get(person));
    }

    @Override
    public synchronized Optional<PersonId> named(String email) {
        return people.values().stream()
                .filter(person -> person.attributes().containsValue(email))
                .map(PersonRecord::person)
                .findFirst();
    }
}
