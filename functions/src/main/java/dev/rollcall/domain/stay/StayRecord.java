package dev.rollcall.domain.stay;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of somebody's stay between two looks.
 *
 * @param lookAt when the person is to be looked at, because the stay ends, or people are to be
 *     reminded; empty: not for that
 * @param open what people have been told of and is so still
 */
public record StayRecord(PersonId person, Optional<Instant> lookAt, Set<StayFinding> open) {
    public StayRecord {
        requireNonNull(person, "person is null");
        requireNonNull(lookAt, "lookAt is null");
        open = Set.copyOf(open);
    }

    /** Nothing is to be seen to. */
    public static StayRecord settled(PersonId person) {
        return new StayRecord(person, Optional.empty(), Set.of());
    }

    public boolean isSettled() {
        return lookAt.isEmpty() && open.isEmpty();
    }
}
