package dev.rollcall.application.port;

import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.Set;

/**
 * For whom something waits until they have an account, by the address by which it will be theirs.
 * Throws {@link PortFailure}.
 */
public interface ExpectedPeople {

    /** Keeps that the person is expected; it is kept for 400 days from then on. */
    void expect(PersonId person, String email, Instant now);

    /** Returns who was expected with the address, in whatever case; they may have come since. */
    Set<PersonId> with(String email);
}
