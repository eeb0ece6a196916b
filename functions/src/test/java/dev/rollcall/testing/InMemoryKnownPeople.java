package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** People of whom the links and the entitlement records in memory tell. */
public final class InMemoryKnownPeople implements KnownPeople {
    private final InMemoryLinks links;
    private final InMemoryGrants grants;

    public InMemoryKnownPeople(InMemoryLinks links, InMemoryGrants grants) {
        this.links = requireNonNull(links, "links is null");
        this.grants = requireNonNull(grants, "grants is null");
    }

    @Override
    public List<Known> after(String point, int most) {
        TreeMap<String, PersonId> people = new TreeMap<>();
        Stream.concat(links.people(), grants.waiting())
                .forEach(person -> people.put(person.toString(), person));
        if (!point.isEmpty() && !people.containsKey(point)) {
            throw new IllegalArgumentException("Not a point of the listing");
        }
        return people.tailMap(point, false).values().stream()
                .limit(most)
                .map(person -> new Known(person, person.toString()))
                .toList();
    }
}
