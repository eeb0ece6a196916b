package dev.rollcall.domain.grant;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which group is in which others, of one person or of a whole company. Groups are numbered in the
 * order of their ids, so that "the first by name" is the lowest number; 20 000 groups take a few
 * megabytes. Never changes; may be shared by threads.
 */
public final class GroupGraph {
    private final List<GroupId> groups;
    private final Map<GroupId, Integer> numbers;
    private final int[][] parents;

    private GroupGraph(Set<GroupId> all, Map<GroupId, Set<GroupId>> parents) {
        this.groups = List.copyOf(all);
        this.numbers = HashMap.newHashMap(groups.size());
        for (GroupId group : groups) {
            numbers.put(group, numbers.size());
        }
        this.parents = new int[groups.size()][];
        for (int number = 0; number < this.parents.length; number++) {
            this.parents[number] = numbersOf(parents.getOrDefault(groups.get(number), Set.of()));
        }
    }

    /**
     * Returns the graph of these groups.
     *
     * @param groups all of them; those that stand among the parents need not be named
     * @param parents for each group the groups that name it as a member
     */
    public static GroupGraph of(Collection<GroupId> groups, Map<GroupId, Set<GroupId>> parents) {
        Set<GroupId> all = new TreeSet<>(groups);
        parents.forEach((group, above) -> {
            all.add(group);
            all.addAll(above);
        });
        return new GroupGraph(all, parents);
    }

    /** Returns the graph of one person's groups. */
    static GroupGraph of(PersonGroups groups) {
        return of(groups.direct(), groups.parents());
    }

    public int size() {
        return groups.size();
    }

    /** Returns the group of a number from 0 to {@link #size} less one. */
    public GroupId group(int number) {
        return groups.get(number);
    }

    /**
     * Returns the group's number.
     *
     * @throws IllegalArgumentException if it is not in the graph: leaving it out would be to decide
     *     that nobody is in it
     */
    public int numberOf(GroupId group) {
        Integer number = numbers.get(group);
        if (number == null) {
            throw new IllegalArgumentException(
                    "The group " + group + " is missing from the graph; read the groups again");
        }
        return number;
    }

    /** Returns the group's number; empty if nobody of this graph can be in it. */
    OptionalInt find(GroupId group) {
        Integer number = numbers.get(group);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    int[] parentsOf(int number) {
        return parents[number];
    }

    private int[] numbersOf(Set<GroupId> groups) {
        int[] found = groups.stream().mapToInt(this::numberOf).toArray();
        Arrays.sort(found);
        return found;
    }
}
