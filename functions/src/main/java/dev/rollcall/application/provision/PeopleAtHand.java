package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * People as one invocation of a step has read them: each is read once, so that what follows within
 * it goes by the same word of the source. Nothing of it outlives the invocation.
 */
public final class PeopleAtHand {
    private final Map<PersonId, Reading> people = new ConcurrentHashMap<>();

    /**
     * What the source said.
     *
     * @param at when it was asked: a reading is as old as it is, whoever goes by it
     */
    record Reading(PersonRecord person, Instant at) {
        Reading {
            requireNonNull(person, "person is null");
            requireNonNull(at, "at is null");
        }
    }

    Optional<Reading> of(PersonId person) {
        return Optional.ofNullable(people.get(person));
    }

    void keep(Reading reading) {
        people.put(reading.person().person(), reading);
    }
}
