package dev.rollcall.domain.grant;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Mapping;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A policy's mappings by their groups: which of them mean a person. The only place that decides.
 */
public final class MappedGroups {

    /**
     * Is told of each mapping that means the person, and at which place of the walk its group is.
     */
    @FunctionalInterface
    public interface Meant {
        void by(Mapping mapping, int at);
    }

    private final Map<GroupId, List<Mapping>> byGroup;

    public MappedGroups(Collection<Mapping> mappings) {
        this.byGroup = mappings.stream().collect(Collectors.groupingBy(Mapping::group));
    }

    /** Tells of all mappings that mean the person of the walk then. */
    public void meaning(GroupWalk walk, Instant time, Meant meant) {
        for (int at = 0; at < walk.count(); at++) {
            for (Mapping mapping : byGroup.getOrDefault(walk.idAt(at), List.of())) {
                if (mapping.inForceAt(time)
                        && walk.depthAt(at) <= mapping.nested().levels()
                        && !excepted(mapping, walk)) {
                    meant.by(mapping, at);
                }
            }
        }
    }

    private static boolean excepted(Mapping mapping, GroupWalk walk) {
        for (GroupId except : mapping.except()) {
            int depth = walk.depthOf(except).orElse(Integer.MAX_VALUE);
            if (depth <= mapping.nested().levels()) {
                return true;
            }
        }
        return false;
    }
}
