package dev.rollcall.domain.grant;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Mapping;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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

    /** Returns them for the people of one graph, whose groups are looked up once. */
    public InGraph in(GroupGraph graph) {
        Rule[][] rules = new Rule[graph.size()][];
        for (int number = 0; number < rules.length; number++) {
            rules[number] =
                    byGroup.getOrDefault(graph.group(number), List.of()).stream()
                            .map(mapping -> new Rule(mapping, graph))
                            .toArray(Rule[]::new);
        }
        return new InGraph(rules);
    }

    /** The mappings by the numbers of their groups. May be shared by threads. */
    public static final class InGraph {
        private final Rule[][] rules;

        private InGraph(Rule[][] rules) {
            this.rules = rules;
        }

        /**
         * Tells of all mappings that mean the person then.
         *
         * @param walk through the same graph
         */
        public void meaning(GroupWalk walk, Instant time, Meant meant) {
            for (int at = 0; at < walk.count(); at++) {
                for (Rule rule : rules[walk.groupAt(at)]) {
                    if (rule.means(walk, at) && rule.mapping.inForceAt(time)) {
                        meant.by(rule.mapping, at);
                    }
                }
            }
        }
    }

    private static final class Rule {
        private final Mapping mapping;
        private final int levels;
        private final int[] except;

        Rule(Mapping mapping, GroupGraph graph) {
            this.mapping = mapping;
            this.levels = mapping.nested().levels();
            this.except =
                    mapping.except().stream()
                            .map(graph::find)
                            .flatMapToInt(OptionalInt::stream)
                            .toArray();
        }

        boolean means(GroupWalk walk, int at) {
            return walk.depthAt(at) <= levels
                    && Arrays.stream(except).noneMatch(group -> walk.isWithin(levels, group));
        }
    }
}
