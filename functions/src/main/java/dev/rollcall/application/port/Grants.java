package dev.rollcall.application.port;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rules have given to whom: the entitlement records. */
public interface Grants {

    /** Returns all that is recorded of the person, by the entitlement's key. */
    List<RecordedGrant> of(PersonId person);

    /**
     * Returns what is recorded of those people and just those things, for many people at once: an
     * entry for each person, in no order, which is empty where nothing is.
     *
     * @param wanted any number
     */
    Map<PersonId, List<RecordedGrant>> ofThings(Map<PersonId, Set<Entitlement>> wanted);

    /**
     * Records it. What is recorded of the same person and entitlement is replaced, but keeps its
     * earlier {@code since} and cause as long as it is given without a break.
     */
    void record(RecordedGrant grant);

    /**
     * Records all that a company has already, and of which nothing is recorded; what is recorded
     * stays as it is.
     *
     * @param grants any number, one for each person and entitlement at most
     */
    void adopt(List<RecordedGrant> grants);

    /** Takes it off the records; nothing happens if it is not on them. */
    void forget(PersonId person, Entitlement entitlement);
}
