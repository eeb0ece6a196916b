package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People by the index: links and what waits for a first sign-in are in it, in shards by the person
 * and there in the order of persons, so that all that one person has lies together.
 */
public final class DynamoKnownPeople implements KnownPeople {
    static final Shards SHARDS = Shards.spread("PEOPLE");
    private static final String LAST = "";

    private final Table table;

    public DynamoKnownPeople(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    /** Returns what an item needs so that its person is listed. */
    static Attributes attributes(PersonId person) {
        return Attributes.none()
                .with(PendingIndex.SHARD, SHARDS.of(person.toString()))
                .with(PendingIndex.SINCE, person.toString());
    }

    @Override
    public List<Known> after(String point, int most) {
        Place place = place(point);
        List<Known> found = new ArrayList<>();
        for (int shard = place.shard(); shard < SHARDS.count(); shard++) {
            String last = shard == place.shard() ? place.last() : LAST;
            while (found.size() < most) {
                Set<String> people = people(shard, last, most - found.size());
                if (people.isEmpty()) {
                    break;
                }
                for (String person : people) {
                    found.add(new Known(person(person), shard + "/" + person));
                    last = person;
                }
            }
        }
        return List.copyOf(found);
    }

    /** The last item's person may have more items in the index: the next reading passes them. */
    private Set<String> people(int shard, String after, int most) {
        Set<String> people = new LinkedHashSet<>();
        table.pendingAfter(SHARDS.name(shard), after, most)
                .forEach(item -> people.add(item.text(PendingIndex.SINCE)));
        return people;
    }

    /**
     * @param last empty: from the shard's beginning
     */
    private record Place(int shard, String last) {}

    private static Place place(String point) {
        if (point.equals(START)) {
            return new Place(0, LAST);
        }
        int slash = point.indexOf('/');
        return Optional.of(point)
                .filter(_ -> slash == 1 && Character.isDigit(point.charAt(0)))
                .map(_ -> new Place(point.charAt(0) - '0', person(point.substring(2)).toString()))
                .filter(place -> place.shard() < SHARDS.count())
                .orElseThrow(() -> new IllegalArgumentException("Not a point of the listing"));
    }

    private static PersonId person(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Not a point of the listing");
        }
        return new PersonId(new SourceId(parts[0]), parts[1]);
    }
}
