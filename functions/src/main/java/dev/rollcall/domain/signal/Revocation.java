package dev.rollcall.domain.signal;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.time.Instant;

/**
 * Somebody's sessions were revoked, by a transmitter's word.
 *
 * @param eventId of the event that said so
 * @param at when, by the transmitter's word
 */
public record Revocation(PersonId person, String eventId, Instant at) {
    public Revocation {
        requireNonNull(person, "person is null");
        requireNonNull(eventId, "eventId is null");
        requireNonNull(at, "at is null");
    }
}
