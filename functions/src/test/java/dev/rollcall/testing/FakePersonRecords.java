package dev.rollcall.testing;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
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
    private final Map<PersonId, PortFailure> failing = new HashMap<>();

    /** Sets what the source says of the person from now on; groups by their ids in that source. */
    public synchronized void put(
            PersonId person, Standing standing, Map<String, String> attributes, String... groups) {
        put(
                person,
                standing,
                attributes,
                PersonGroups.flat(
                        Set.of(groups).stream()
                                .map(id -> new GroupId(person.source(), id))
                                .collect(Collectors.toSet())));
    }

    /** The same, with groups that are in others. */
    public synchronized void put(
            PersonId person,
            Standing standing,
            Map<String, String> attributes,
            PersonGroups groups) {
        people.put(
                person,
                new PersonRecord(
                        person, standing, standing.name(), attributes, groups, Instant.EPOCH));
    }

    /** From now on this is the answer to every reading of the person. */
    public synchronized void failsFor(PersonId person, PortFailure failure) {
        failing.put(person, failure);
    }

    public synchronized void answersAgainFor(PersonId person) {
        failing.remove(person);
    }

    @Override
    public synchronized Optional<PersonRecord> read(PersonId person) {
        PortFailure failure = failing.get(person);
        if (failure != null) {
            throw failure;
        }
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
