package dev.rollcall.application.port;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.Collection;
import java.util.Map;

/** Names and addresses of people, kept apart from every record, so that they can be erased. */
public interface Profiles {

    void keep(PersonId person, Profile profile);

    /** Returns those that are known. */
    Map<PersonId, Profile> of(Collection<PersonId> people);
}
