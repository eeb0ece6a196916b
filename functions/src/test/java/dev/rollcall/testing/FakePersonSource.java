package dev.rollcall.testing;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source of persons in memory. */
public final class FakePersonSource implements PersonSource {
    private static final SourceId OWN = new SourceId("okta");

    private final Map<PersonId, PersonReading> people = new HashMap<>();
    private final Deque<PortFailure> failures = new ArrayDeque<>();
    private final List<PersonId> reads = new ArrayList<>();
    private Runnable afterRead = () -> {};
    private boolean down;

    /** Sets what the source says about the person from now on. */
    public synchronized void put(PersonId person, Standing standing, Instant since) {
        people.put(
                person,
                new PersonReading.Found(person, standing, standing.name(), Optional.of(since)));
    }

    /** Sets the whole reading. */
    public synchronized void put(PersonReading.Found found) {
        people.put(found.person(), found);
    }

    /** Forgets the person: the source answers that it does not know the id. */
    public synchronized void remove(PersonId person) {
        people.remove(person);
    }

    /** Lets the next read fail so; can be queued. */
    public synchronized void failNextRead(PortFailure failure) {
        failures.add(failure);
    }

    /** Lets every read fail, or no more. */
    public synchronized void isDown(boolean now) {
        down = now;
    }

    /** Does something after each read, such as changing the person while a run is at work. */
    public synchronized void afterRead(Runnable action) {
        afterRead = action;
    }

    /** Returns whom was asked for, in order. */
    public synchronized List<PersonId> reads() {
        return List.copyOf(reads);
    }

    /** Returns what the source would say, without being asked: no failure, no record. */
    public synchronized PersonReading now(PersonId person) {
        PersonReading unknown =
                person.source().equals(OWN)
                        ? new PersonReading.Absent(person)
                        : new PersonReading.OutOfReach(person);
        return people.getOrDefault(person, unknown);
    }

    @Override
    public PersonReading read(PersonId person) {
        PersonReading reading = note(person);
        afterRead.run();
        return reading;
    }

    private synchronized PersonReading note(PersonId person) {
        reads.add(person);
        if (down) {
            throw new PortFailure.Unavailable("The source is down");
        }
        PortFailure failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return now(person);
    }
}
