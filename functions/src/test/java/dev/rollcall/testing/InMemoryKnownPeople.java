package dev.rollcall.testing;

import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.TreeMap;

/** People that a test names, or of whom links and grants in memory tell. */
public final class InMemoryKnownPeople implements KnownPeople {
    private final TreeMap<String, PersonId> people = new TreeMap<>();

    public void add(PersonId person) {
        people.put(person.toString(), person);
    }

    @Override
    public List<Known> after(String point, int most) {
        if (!point.isEmpty() && !people.containsKey(point)) {
            throw new IllegalArgumentException("Not a point of the listing");
        }
        return people.tailMap(point, false).values().stream()
                .limit(most)
                .map(person -> new Known(person, person.toString()))
                .toList();
    }
}
