package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.GroupGraph;
import dev.rollcall.domain.grant.GroupWalk;
import dev.rollcall.domain.grant.MappedGroups;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Provisioning;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Flattens a whole company by the rules that serve one person, as a process of its own: MEMBERSHIPS
 * NESTING OUT DEPTH. Each group is mapped, so each that a person is in is a row, with its path.
 */
final class FlattenRollcall {
    private static final SourceId SOURCE = new SourceId("okta");

    private FlattenRollcall() {}

    public static void main(String[] args) throws IOException {
        Map<String, GroupId> ids = new HashMap<>();
        Map<GroupId, Set<GroupId>> parents = new HashMap<>();
        CsvPairs.read(
                Path.of(args[1]),
                (child, parent) ->
                        parents.computeIfAbsent(id(ids, child), _ -> new HashSet<>())
                                .add(id(ids, parent)));
        People people = new People();
        CsvPairs.read(Path.of(args[0]), (person, group) -> people.add(person, id(ids, group)));
        GroupGraph graph = GroupGraph.of(ids.values(), parents);
        MappedGroups.InGraph mapped =
                new MappedGroups(mappings(graph, Integer.parseInt(args[3]))).in(graph);
        byte[][] names =
                IntStream.range(0, graph.size())
                        .mapToObj(n -> graph.group(n).value().getBytes(ISO_8859_1))
                        .toArray(byte[][]::new);
        try (OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
            people.inParts(part -> {
                GroupWalk walk = new GroupWalk(graph);
                PathRows rows = new PathRows(out, names, walk);
                part.each(
                        graph,
                        (person, direct) -> {
                            walk.from(direct);
                            rows.of(person);
                            mapped.meaning(walk, Instant.EPOCH, (_, at) -> rows.add(at));
                        });
                rows.flush();
            });
        }
    }

    private static GroupId id(Map<String, GroupId> ids, String name) {
        return ids.computeIfAbsent(name, value -> new GroupId(SOURCE, value));
    }

    private static List<Mapping> mappings(GroupGraph graph, int depth) {
        return IntStream.range(0, graph.size())
                .mapToObj(n ->
                        new Mapping(
                                new MappingName("m" + n),
                                graph.group(n),
                                new Nesting.All(depth),
                                Set.of(),
                                MappingMode.ADDITIVE,
                                Provisioning.EAGER,
                                "okta:owner",
                                Optional.empty(),
                                Integer.MAX_VALUE,
                                Set.of(new Entitlement.IdpGroup("S" + n))))
                .toList();
    }
}
