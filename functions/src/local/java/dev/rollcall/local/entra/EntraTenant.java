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

    private Listener listener = new Listener() {};

    /** Whoever is told of what changes. */
    interface Listener {
        default void changed(Optional<EntraPerson> before, EntraPerson after) {}

        default void purged(String person) {}

        default void deleted(EntraGroup group) {}
    }

    /** Puts somebody there, or in the place of the one with the same id. */
    public void put(EntraPerson person) {
        Optional<EntraPerson> before;
        synchronized (this) {
            before = Optional.ofNullable(people.put(person.id(), person));
            changes.put(before, person);
        }
        listener.changed(before, person);
    }

    void tell(Listener whom) {
        listener = whom;
    }

    /** Puts a group there, or in the place of the one with the same id. */
    public synchronized void put(EntraGroup group) {
        groups.put(group.id(), group);
    }

    /** Deletes somebody for good: the deleted items have them no more. */
    public void purge(String id) {
        synchronized (this) {
            people.remove(id);
        }
        listener.purged(id);
    }

    /** Deletes a group for good; whoever was in it is in it no more, of which no word is said. */
    public void delete(EntraGroup group) {
        synchronized (this) {
            groups.remove(group.id());
            people.replaceAll((_, person) -> person.in(without(person.groups(), group.id())));
        }
        listener.deleted(group);
    }

    private static List<String> without(List<String> groups, String id) {
        return groups.stream().filter(group -> !group.equals(id)).toList();
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
