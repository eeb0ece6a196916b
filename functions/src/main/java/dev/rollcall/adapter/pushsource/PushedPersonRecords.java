package dev.rollcall.adapter.pushsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/** People with their attributes and groups; each group on the way up is looked at once. */
final class PushedPersonRecords implements PersonRecords {
    /** Beyond, something is wrong with the source, or with us. */
    private static final int MOST_GROUPS = 1_000;

    private final PushedPersonSource persons;
    private final PushedState state;
    private final InstantSource clock;

    PushedPersonRecords(PushedPersonSource persons, PushedState state, InstantSource clock) {
        this.persons = requireNonNull(persons, "persons is null");
        this.state = requireNonNull(state, "state is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<PersonRecord> read(PersonId person) {
        Instant before = clock.instant();
        return persons.find(person)
                .map(user -> {
                    PersonReading.Found found = persons.found(user);
                    return new PersonRecord(
                            person,
                            found.standing(),
                            found.status(),
                            found.attributes(),
                            groups(user.id()),
                            before);
                });
    }

    private PersonGroups groups(PushedId user) {
        Set<PushedId> direct = live(state, user);
        Map<GroupId, Set<GroupId>> parents = new HashMap<>();
        Set<PushedId> known = new HashSet<>(direct);
        Queue<PushedId> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
            if (known.size() > MOST_GROUPS) {
                throw new PortFailure.NeedsHuman(
                        "Reading a person's groups", "more-groups-than-can-be");
            }
            PushedId group = open.remove();
            Set<PushedId> above = live(state, group);
            parents.put(group.group(), ids(above));
            above.stream().filter(known::add).forEach(open::add);
        }
        return new PersonGroups(ids(direct), parents);
    }

    /** Returns the groups that it is in; one that was deleted may not be emptied yet. */
    static Set<PushedId> live(PushedState state, PushedId member) {
        return state.findAll(state.groupsOf(member)).stream()
                .filter(group -> !group.isDeleted())
                .map(Pushed::id)
                .collect(Collectors.toSet());
    }

    static Set<GroupId> ids(Set<PushedId> groups) {
        return groups.stream().map(PushedId::group).collect(Collectors.toSet());
    }
}
