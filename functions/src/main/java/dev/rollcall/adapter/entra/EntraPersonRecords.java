package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.PersonRecord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * People with their attributes and groups. Graph tells in one call all groups that somebody is in,
 * also by others ({@code transitiveMemberOf}), but not which is in which. So each group on the way
 * up is asked what it is in itself, once; there are few.
 */
final class EntraPersonRecords implements PersonRecords {
    /** Beyond, something is wrong with the tenant, or with us. */
    static final int MOST_GROUPS = 1_000;

    private static final String PERSON = "/v1.0/users/{id}/memberOf";
    private static final String GROUP = "/v1.0/groups/{id}/memberOf";

    private final EntraPersonSource persons;
    private final ApiCall graph;
    private final EntraMemberOf memberOf;
    private final InstantSource clock;

    EntraPersonRecords(
            EntraSettings settings, EntraPersonSource persons, ApiCall graph, InstantSource clock) {
        this.persons = requireNonNull(persons, "persons is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.memberOf = new EntraMemberOf(settings, graph);
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<PersonRecord> read(PersonId person) {
        Instant before = clock.instant();
        return persons.found(person)
                .map(found ->
                        new PersonRecord(
                                person,
                                found.standing(),
                                found.status(),
                                found.attributes(),
                                groups(found),
                                before));
    }

    /** Who was deleted is in no group any more. */
    private PersonGroups groups(PersonReading.Found found) {
        if (found.status().equals(EntraStatusTable.DELETED.status())) {
            return PersonGroups.NONE;
        }
        Set<GroupId> direct = graph.understood(PERSON, () -> memberOf.of(found.person()));
        Map<GroupId, Set<GroupId>> parents = new HashMap<>();
        Set<GroupId> known = new HashSet<>(direct);
        Queue<GroupId> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            if (known.size() > MOST_GROUPS) {
                throw new PortFailure.NeedsHuman("GET " + GROUP, "more-groups-than-can-be");
            }
            GroupId group = open.remove();
            Set<GroupId> above = graph.understood(GROUP, () -> memberOf.of(group));
            parents.put(group, above);
            above.stream().filter(known::add).forEach(open::add);
        }
        return new PersonGroups(direct, parents);
    }
}
