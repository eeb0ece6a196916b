package dev.rollcall.local.entra;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people and groups of one tenant. */
public final class EntraTenant {
    private final Map<String, EntraPerson> people = new LinkedHashMap<>();
    private final Map<String, EntraGroup> groups = new LinkedHashMap<>();
    private final EntraChangeLog changes = new EntraChangeLog();

    /** Puts somebody there, or in the place of the one with the same id. */
    public synchronized void put(EntraPerson person) {
        changes.put(Optional.ofNullable(people.put(person.id(), person)), person);
    }

    /** Puts a group there, or in the place of the one with the same id. */
    public synchronized void put(EntraGroup group) {
        groups.put(group.id(), group);
    }

    /** Deletes somebody for good: the deleted items have them no more. */
    public synchronized void purge(String id) {
        people.remove(id);
    }

    /** Returns somebody, who may be deleted. */
    public synchronized Optional<EntraPerson> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    public synchronized Optional<EntraGroup> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** Returns everybody, the deleted too. */
    public synchronized List<EntraPerson> people() {
        return List.copyOf(people.values());
    }

    public synchronized List<EntraGroup> groups() {
        return List.copyOf(groups.values());
    }

    EntraChangeLog changes() {
        return changes;
    }

    /** Returns the people who are in the group by themselves. */
    List<EntraPerson> peopleIn(EntraGroup group) {
        return people().stream()
                .filter(person -> !person.isDeleted() && person.groups().contains(group.id()))
                .toList();
    }

    /** Returns the different people who are in the group or in one that is in it, however deep. */
    List<EntraPerson> peopleBelow(EntraGroup group) {
        Set<String> below = new HashSet<>(Set.of(group.id()));
        Deque<EntraGroup> open = new ArrayDeque<>(List.of(group));
        while (!open.isEmpty()) {
            groupsIn(open.pop()).stream()
                    .filter(child -> below.add(child.id()))
                    .forEach(open::push);
        }
        return people().stream()
                .filter(person ->
                        !person.isDeleted() && person.groups().stream().anyMatch(below::contains))
                .toList();
    }

    /** Returns the groups that are in the group by themselves. */
    List<EntraGroup> groupsIn(EntraGroup group) {
        return groups().stream().filter(other -> other.parents().contains(group.id())).toList();
    }

    /** Returns those of the groups that there are. */
    List<EntraGroup> existing(List<String> ids) {
        return ids.stream().map(this::group).flatMap(Optional::stream).toList();
    }
}
