package dev.rollcall.testing;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;

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

    public FakePersonRecords(InstantSource clock) {
        this.clock = clock;
    }

    /** Lets somebody be in these groups of their source, which are in no other. */
    public void says(PersonId person, Standing standing, String... groups) {
        Set<GroupId> direct = new HashSet<>();
        for (String group : groups) {
            direct.add(new GroupId(person.source(), group));
        }
        says(person, standing, PersonGroups.flat(direct));
    }

    public void says(PersonId person, Standing standing, PersonGroups groups) {
        records.put(
                person,
                new PersonRecord(person, standing, "ACTIVE", Map.of(), groups, clock.instant()));
    }

    /** From now on this is the answer to every question about the person. */
    public void failsFor(PersonId person, PortFailure failure) {
        failing.put(person, failure);
    }

    public void answersAgainFor(PersonId person) {
        failing.remove(person);
    }

    @Override
    public Optional<PersonRecord> read(PersonId person) {
        PortFailure failure = failing.get(person);
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(records.get(person));
    }

    @Override
    public Optional<PersonId> named(String email) {
        return Optional.empty();
    }
}
