package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
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

/** People with their attributes and groups; each group on the way up is asked about once. */
final class ScimPersonRecords implements PersonRecords {
    /** Beyond, something is wrong with the server, or with us. */
    static final int MOST_GROUPS = 1_000;

    private final ScimPersonSource persons;
    private final ScimMemberOf memberOf;
    private final InstantSource clock;

    ScimPersonRecords(ScimPersonSource persons, ScimMemberOf memberOf, InstantSource clock) {
        this.persons = requireNonNull(persons, "persons is null");
        this.memberOf = requireNonNull(memberOf, "memberOf is null");
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
                                groups(person),
                                before));
    }

    private PersonGroups groups(PersonId person) {
        Set<GroupId> direct = memberOf.of(person.value());
        Map<GroupId, Set<GroupId>> parents = new HashMap<>();
        Set<GroupId> known = new HashSet<>(direct);
        Queue<GroupId> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            if (known.size() > MOST_GROUPS) {
                throw new PortFailure.NeedsHuman(
                        "GET " + ScimGroups.PATH, "more-groups-than-can-be");
            }
            GroupId group = open.remove();
            Set<GroupId> above = memberOf.of(group.value());
            parents.put(group, above);
            above.stream().filter(known::add).forEach(open::add);
        }
        return new PersonGroups(direct, parents);
    }
}
