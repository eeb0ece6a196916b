package dev.rollcall.application.port;

import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.PersonId;

/**
 * Whom a source lets sign in to Slack, by an application of its own. Whoever is not assigned cannot
 * sign in by that source; that says nothing of whether they belong here, and makes nobody a leaver.
 */
public interface Assignments {

    /**
     * Reads one page of who is assigned, by themselves or by a group.
     *
     * @throws PortFailure if it cannot be read; the same point can then be read again
     */
    CursorListed<PersonId> assigned(CursorPoint from);

    /**
     * Returns whether somebody is assigned, asked for by id: what a list leaves out shows here.
     *
     * @throws PortFailure if it cannot be read
     */
    boolean isAssigned(PersonId person);
}
