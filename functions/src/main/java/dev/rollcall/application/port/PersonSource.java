package dev.rollcall.application.port;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;

/** The authoritative source of persons. */
public interface PersonSource {

    /**
     * Reads one person afresh, by id.
     *
     * @throws PortFailure if the source gives no trustworthy answer
     */
    PersonReading read(PersonId person);
}
