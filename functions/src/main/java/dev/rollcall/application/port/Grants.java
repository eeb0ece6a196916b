package dev.rollcall.application.port;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/** What rules have given to whom: the entitlement records. */
public interface Grants {

    /** Returns all that is recorded of the person, by the entitlement's key. */
    List<RecordedGrant> of(PersonId person);

    /**
     * Records it. What is recorded of the same person and entitlement is replaced, but keeps its
     * earlier {@code since} and cause as long as it is given without a break.
     */
    void record(RecordedGrant grant);

    /** Takes it off the records; nothing happens if it is not on them. */
    void forget(PersonId person, Entitlement entitlement);
}
