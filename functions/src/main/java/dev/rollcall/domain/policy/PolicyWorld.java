package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is there in sources and in Slack, as far as a policy speaks of it. Labels are those of
 * groups, workspaces and channels; of people there are ids only.
 *
 * @param things what Slack has, with its name or handle
 * @param foreignWriters who else was found to write something
 * @param protectedPeople whom each protected account belongs to
 */
public record PolicyWorld(
        Map<GroupId, Group> groups,
        Map<Entitlement, String> things,
        Map<Entitlement, String> foreignWriters,
        Map<AccountId, Set<PersonId>> protectedPeople) {

    /**
     * @param groups those that it names as members
     * @param people those that it names itself
     */
    public record Group(String name, Set<GroupId> groups, Set<PersonId> people) {
        public Group {
            requireNonNull(name, "name is null");
            groups = Set.copyOf(groups);
            people = Set.copyOf(people);
        }

        private static final Group UNKNOWN = new Group("", Set.of(), Set.of());
    }

    public PolicyWorld {
        groups = Map.copyOf(groups);
        things = Map.copyOf(things);
        foreignWriters = Map.copyOf(foreignWriters);
        protectedPeople = Map.copyOf(protectedPeople);
    }

    /** Returns the group; one without a name and anybody in it if the world does not know it. */
    public Group group(GroupId id) {
        return groups.getOrDefault(id, Group.UNKNOWN);
    }

    /** Returns each group at or below the given one, with how many levels below it begins. */
    public Map<GroupId, Integer> below(GroupId top, int levels) {
        Map<GroupId, Integer> depths = new HashMap<>(Map.of(top, 0));
        Deque<GroupId> next = new ArrayDeque<>(Set.of(top));
        while (!next.isEmpty()) {
            GroupId at = next.remove();
            int depth = depths.getOrDefault(at, 0) + 1;
            for (GroupId child : group(at).groups()) {
                if (depth <= levels && depths.putIfAbsent(child, depth) == null) {
                    next.add(child);
                }
            }
        }
        return depths;
    }

    /** Returns everybody in the group, or in one that is so many levels below it at most. */
    public Set<PersonId> people(GroupId top, int levels) {
        Set<PersonId> people = new HashSet<>();
        below(top, levels).keySet().forEach(id -> people.addAll(group(id).people()));
        return people;
    }

    /** Returns whom the mapping means, without those whom it excepts. */
    public Set<PersonId> meant(Mapping mapping) {
        int levels = mapping.nested().levels();
        Set<PersonId> people = people(mapping.group(), levels);
        mapping.except().forEach(group -> people.removeAll(people(group, levels)));
        return people;
    }
}
