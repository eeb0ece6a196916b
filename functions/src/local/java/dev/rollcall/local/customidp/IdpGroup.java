package dev.rollcall.local.customidp;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * A group.
 *
 * @param people the ids of the users in it
 * @param groups the ids of the groups in it
 */
public record IdpGroup(
        String id, String name, SequencedSet<String> people, SequencedSet<String> groups) {
    public IdpGroup {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        people = new LinkedHashSet<>(people);
        groups = new LinkedHashSet<>(groups);
    }

    /** A group of nobody. */
    public IdpGroup(String id, String name) {
        this(id, name, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** Returns the group with one user more. */
    public IdpGroup withPerson(String person) {
        SequencedSet<String> more = new LinkedHashSet<>(people);
        more.add(person);
        return new IdpGroup(id, name, more, groups);
    }

    /** Returns the group with these groups in it. */
    public IdpGroup withGroups(Set<String> children) {
        return new IdpGroup(id, name, people, new LinkedHashSet<>(children));
    }

    boolean has(String member) {
        return people.contains(member) || groups.contains(member);
    }
}
