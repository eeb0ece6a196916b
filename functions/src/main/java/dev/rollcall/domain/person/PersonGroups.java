package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The groups that a person is in, and what those groups are in themselves, as far up as it goes.
 * There may be cycles: a source does not forbid them.
 *
 * @param direct those that name the person
 * @param parents for each group reachable from there, the groups that name it as a member; a group
 *     without any may be left out
 */
public record PersonGroups(Set<GroupId> direct, Map<GroupId, Set<GroupId>> parents) {
    public static final PersonGroups NONE = new PersonGroups(Set.of(), Map.of());

    public PersonGroups {
        requireNonNull(direct, "direct is null");
        requireNonNull(parents, "parents is null");
        direct = Set.copyOf(direct);
        parents =
                parents.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
    }

    /** Returns the groups that are not in any other, as Okta's all are. */
    public static PersonGroups flat(Set<GroupId> direct) {
        return new PersonGroups(direct, Map.of());
    }

    public Set<GroupId> parentsOf(GroupId group) {
        return parents.getOrDefault(group, Set.of());
    }
}
