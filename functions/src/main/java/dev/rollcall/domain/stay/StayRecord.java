package dev.rollcall.domain.stay;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of somebody between two looks: of the stay, and what else people have been told.
 *
 * @param lookAt when the person is to be looked at, because the stay ends, or people are to be
 *     reminded; empty: not for that
 * @param open what people have been told of the stay and is so still
 * @param told what else people have been told of and is so still, and when they were told last
 */
public record StayRecord(
        PersonId person, Optional<Instant> lookAt, Set<StayFinding> open, Map<Told, Instant> told) {
    public StayRecord {
        requireNonNull(person, "person is null");
        requireNonNull(lookAt, "lookAt is null");
        open = Set.copyOf(open);
        told = Map.copyOf(told);
    }

    /** Nothing but the stay. */
    public StayRecord(PersonId person, Optional<Instant> lookAt, Set<StayFinding> open) {
        this(person, lookAt, open, Map.of());
    }

    /** Nothing is to be seen to. */
    public static StayRecord settled(PersonId person) {
        return new StayRecord(person, Optional.empty(), Set.of());
    }

    /** Returns the same with this that people have been told. */
    public StayRecord with(Map<Told, Instant> told) {
        return new StayRecord(person, lookAt, open, told);
    }

    public boolean isSettled() {
        return lookAt.isEmpty() && open.isEmpty() && told.isEmpty();
    }
}
