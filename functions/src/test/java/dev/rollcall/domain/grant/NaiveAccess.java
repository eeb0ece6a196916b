package dev.rollcall.domain.grant;

import static java.util.Comparator.comparingInt;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who is meant by what, found by trying every path there is. Slow, and plain to see. */
final class NaiveAccess {
    private static final Comparator<List<GroupId>> BEST =
            comparingInt((List<GroupId> path) -> path.size())
                    .thenComparing(path -> path.stream().map(GroupId::value).toList().toString());

    private final List<List<GroupId>> paths = new ArrayList<>();

    NaiveAccess(PersonGroups groups) {
        groups.direct().forEach(group -> follow(groups, List.of(group)));
    }

    private void follow(PersonGroups groups, List<GroupId> path) {
        paths.add(path);
        for (GroupId parent : groups.parentsOf(path.getLast())) {
            if (!path.contains(parent)) {
                List<GroupId> longer = new ArrayList<>(path);
                longer.add(parent);
                follow(groups, longer);
            }
        }
    }

    Optional<List<GroupId>> best(GroupId group) {
        return paths.stream().filter(path -> path.getLast().equals(group)).min(BEST);
    }

    /** Returns for each thing the mappings that mean the person, with their paths. */
    Map<Entitlement, SortedMap<MappingName, GroupPath>> meant(
            List<Mapping> mappings, Instant time) {
        Map<Entitlement, SortedMap<MappingName, GroupPath>> meant = new HashMap<>();
        for (Mapping mapping : mappings) {
            boolean ended = mapping.expires().map(e -> !time.isBefore(e)).orElse(false);
            boolean excepted = mapping.except().stream().anyMatch(e -> isIn(e, mapping.nested()));
            if (!ended && !excepted && isIn(mapping.group(), mapping.nested())) {
                GroupPath path = new GroupPath(best(mapping.group()).orElseThrow());
                for (Entitlement entitlement : mapping.grants()) {
                    meant.computeIfAbsent(entitlement, _ -> new TreeMap<>())
                            .put(mapping.name(), path);
                }
            }
        }
        return meant;
    }

    private boolean isIn(GroupId group, Nesting nested) {
        int most = nested instanceof Nesting.All(int depth) ? depth + 1 : 1;
        return paths.stream().anyMatch(path -> path.getLast().equals(group) && path.size() <= most);
    }
}
