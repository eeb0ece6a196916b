package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is there in sources and in Slack, as far as a policy speaks of it. Labels are those of
 * groups, workspaces and channels; of people there are numbers only.
 *
 * @param things what Slack has, with its name or handle
 * @param foreignWriters who else was found to write something
 * @param protectedGroups the groups that the person of each protected account is in
 * @param unread lists that could not be read whole, with a code that says why: what is missing in
 *     them may be there all the same
 */
public record PolicyWorld(
        Map<GroupId, Group> groups,
        Map<Entitlement, String> things,
        Map<Entitlement, String> foreignWriters,
        Map<AccountId, Set<GroupId>> protectedGroups,
        Map<WorldPart, String> unread) {
    public static final PolicyWorld EMPTY =
            new PolicyWorld(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * @param groups those that it names as members
     * @param people how many are in it
     */
    public record Group(String name, Set<GroupId> groups, Headcount people) {
        public Group {
            requireNonNull(name, "name is null");
            groups = Set.copyOf(groups);
            requireNonNull(people, "people is null");
        }

        private static final Group UNKNOWN = new Group("", Set.of(), Headcount.NOBODY);
    }

    public PolicyWorld {
        groups = Map.copyOf(groups);
        things = Map.copyOf(things);
        foreignWriters = Map.copyOf(foreignWriters);
        protectedGroups = Map.copyOf(protectedGroups);
        unread = Map.copyOf(unread);
    }

    /** Returns nothing but that these could not be read. */
    public static PolicyWorld unread(WorldPart part, String why) {
        return new PolicyWorld(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(part, why));
    }

    /** Returns nothing but which groups the people of protected accounts are in. */
    public static PolicyWorld protecting(Map<AccountId, Set<GroupId>> groups) {
        return new PolicyWorld(Map.of(), Map.of(), Map.of(), groups, Map.of());
    }

    /** Returns both together; of what both know, as the other one knows it. */
    public PolicyWorld and(PolicyWorld other) {
        return new PolicyWorld(
                both(groups, other.groups),
                both(things, other.things),
                both(foreignWriters, other.foreignWriters),
                both(protectedGroups, other.protectedGroups),
                both(unread, other.unread));
    }

    private static <K, V> Map<K, V> both(Map<K, V> one, Map<K, V> other) {
        Map<K, V> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    /** Returns why that list was not read whole; empty: it was. */
    public Optional<String> whyUnread(WorldPart part) {
        return Optional.ofNullable(unread.get(part))
                .or(() -> Optional.ofNullable(unread.get(around(part))));
    }

    /** Where workspaces are unknown so are their groups, and one reader has one source. */
    private WorldPart around(WorldPart part) {
        return switch (part.kind()) {
            case USER_GROUPS -> WorldPart.WORKSPACES;
            case GROUPS -> hasGroupsOf(part.of()) ? part : WorldPart.OTHER_GROUPS;
            default -> part;
        };
    }

    private boolean hasGroupsOf(String source) {
        return groups.keySet().stream().anyMatch(group -> group.source().value().equals(source));
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

    /** Returns the groups whose people the mapping means, without those that it excepts. */
    Set<GroupId> meant(Mapping mapping) {
        int levels = mapping.nested().levels();
        Set<GroupId> meant = new HashSet<>(below(mapping.group(), levels).keySet());
        mapping.except().forEach(group -> meant.removeAll(below(group, levels).keySet()));
        return meant;
    }

    /** Returns how many people the mapping means. */
    Reach reach(Mapping mapping) {
        int levels = mapping.nested().levels();
        int all = group(mapping.group()).people().within(levels);
        int excepted =
                mapping.except().stream()
                        .mapToInt(group -> group(group).people().within(levels))
                        .sum();
        // Of a group that is not known, everybody may be excepted.
        boolean known = groups.keySet().containsAll(mapping.except());
        return new Reach(known ? Math.max(0, all - excepted) : 0, all);
    }
}
