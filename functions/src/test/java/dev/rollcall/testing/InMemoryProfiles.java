package dev.rollcall.testing;

import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Profiles that are forgotten with the test. */
public final class InMemoryProfiles implements Profiles {
    private final Map<PersonId, Profile> known = new HashMap<>();

    @Override
    public synchronized void keep(PersonId person, Profile profile) {
        known.put(person, profile);
    }

    @Override
    public synchronized Map<PersonId, Profile> of(Collection<PersonId> people) {
        Map<PersonId, Profile> found = new HashMap<>(known);
        found.keySet().retainAll(people);
        return found;
    }
}
