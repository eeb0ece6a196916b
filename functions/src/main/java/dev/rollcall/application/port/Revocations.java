package dev.rollcall.application.port;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.signal.Revocation;

import java.time.Instant;
import java.util.List;

/**
 * Whose sessions were revoked by a transmitter's word and are to end in Slack too. Throws {@link
 * PortFailure}.
 */
public interface Revocations {

    /** Keeps it, once per person and event: one that was settled stays settled. */
    void note(Revocation revocation, Instant receivedAt);

    /** Returns those of the person that are not settled, the earliest first. */
    List<Revocation> open(PersonId person);

    /** It was carried out, or is not to be. Nothing happens if it is not kept. */
    void settle(Revocation revocation, Instant at);
}
