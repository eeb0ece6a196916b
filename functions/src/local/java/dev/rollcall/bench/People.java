package dev.rollcall.bench;

import dev.rollcall.domain.grant.GroupGraph;
import dev.rollcall.domain.person.GroupId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The people of a company, each with the groups that name it, in whatever order they are read. */
final class People {

    /** Is told of each person, with the numbers of the groups. */
    @FunctionalInterface
    interface Each {
        void person(String person, int[] direct);
    }

    private static final int PARTS = 32;

    private final Map<String, List<GroupId>> groups = new LinkedHashMap<>();

    void add(String person, GroupId group) {
        groups.computeIfAbsent(person, _ -> new ArrayList<>(4)).add(group);
    }

    /** Hands the people over in parts, to as many threads as there are processors. */
    void inParts(Consumer<Part> part) {
        List<Map.Entry<String, List<GroupId>>> all = List.copyOf(groups.entrySet());
        IntStream.range(0, PARTS)
                .mapToObj(n -> all.subList(all.size() * n / PARTS, all.size() * (n + 1) / PARTS))
                .map(Part::new)
                .toList()
                .parallelStream()
                .forEach(part);
    }

    record Part(List<Map.Entry<String, List<GroupId>>> people) {
        void each(GroupGraph graph, Each each) {
            people.forEach(one -> each.person(one.getKey(), numbers(graph, one.getValue())));
        }

        private static int[] numbers(GroupGraph graph, List<GroupId> groups) {
            int[] numbers = new int[groups.size()];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = graph.numberOf(groups.get(n));
            }
            return numbers;
        }
    }
}
