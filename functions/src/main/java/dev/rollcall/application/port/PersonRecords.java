package dev.rollcall.application.port;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;

import java.util.Optional;

/** What a source says of people: status, attributes and groups, read afresh. */
public interface PersonRecords {

    /**
     * Reads one person by id, with all groups; empty if the source does not know the id, or it is
     * of another source, which alone makes nobody a leaver (rule 2).
     *
     * @throws PortFailure if the source gives no trustworthy and whole answer
     */
    Optional<PersonRecord> read(PersonId person);
}
