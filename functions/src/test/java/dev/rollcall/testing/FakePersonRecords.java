package dev.rollcall.testing;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a source says of people, as a test tells it to. */
public final class FakePersonRecords implements PersonRecords {
    private final Map<PersonId, PersonRecord> records = new HashMap<>();
    private final Map<PersonId, PortFailure> failing = new HashMap<>();
    private final InstantSource clock;

    /** Where it does not matter when somebody was read. */
    public FakePersonRecords() {
        this(() -> Instant.EPOCH);
    }

    public FakePersonRecords(InstantSource clock) {
        this.clock = clock;
    }

    /** Sets what the source says of the person from now on; groups by their ids in that source. */
    public void put(
            PersonId person, Standing standing, Map<String, String> attributes, String... groups) {
        put(person, standing, standing.name(), attributes, flat(person, groups));
    }

    /** The same, with groups that are in others. */
    public void put(
            PersonId person,
            Standing standing,
            Map<String, String> attributes,
            PersonGroups groups) {
        put(person, standing, standing.name(), attributes, groups);
    }

    /** Lets somebody be in these groups of their source, which are in no other. */
    public void says(PersonId person, Standing standing, String... groups) {
        says(person, standing, flat(person, groups));
    }

    public void says(PersonId person, Standing standing, PersonGroups groups) {
        put(person, standing, "ACTIVE", Map.of(), groups);
    }

    /** From now on this is the answer to every question about the person. */
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
        return Optional.ofNullable(records.get(person));
    }

    private synchronized void put(
            PersonId person,
            Standing standing,
            String status,
            Map<String, String> attributes,
            PersonGroups groups) {
        records.put(
                person,
                new PersonRecord(person, standing, status, attributes, groups, clock.instant()));
    }

    private static PersonGroups flat(PersonId person, String... groups) {
        Set<GroupId> direct = new HashSet<>();
        for (String group : groups) {
            direct.add(new GroupId(person.source(), group));
        }
        return PersonGroups.flat(direct);
    }
}
