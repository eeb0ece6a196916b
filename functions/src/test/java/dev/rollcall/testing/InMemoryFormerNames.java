package dev.rollcall.testing;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Digests of names in memory. */
public final class InMemoryFormerNames implements FormerNames {
    private record Kept(PersonId person, Attribute attribute, String digest) {}

    private final Set<Kept> all = new HashSet<>();

    @Override
    public synchronized Set<String> of(PersonId person, Attribute attribute) {
        return all.stream()
                .filter(kept -> kept.person().equals(person) && kept.attribute() == attribute)
                .map(Kept::digest)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized void keep(PersonId person, Attribute attribute, String digest) {
        all.add(new Kept(person, attribute, digest));
    }
}
