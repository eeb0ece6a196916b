package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * All groups with the groups in them and how many people they have. Graph tells neither in its list
 * of groups, so each group of a page is asked, by two calls or three.
 *
 * <p>Of a group with groups in it Graph counts who is in it by themselves and who is in it at any
 * depth. Whoever is between is counted as one level deep, which is too many rather than too few.
 */
final class EntraGroupList implements WorldLists {
    /** So many groups are asked about while somebody waits for the page. */
    static final int A_PAGE = 20;

    private record Named(GroupId id, String name) {
        private Named {
            requireNonNull(id, "id is null");
            requireNonNull(name, "name is null");
        }
    }

    private final EntraSettings settings;
    private final ApiCall graph;
    private final EntraGroupSize sizes;
    private final EntraRows rows;
    private final WorldPart part;

    EntraGroupList(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.sizes = new EntraGroupSize(settings, graph);
        this.rows = new EntraRows(settings.source());
        this.part = WorldPart.groupsOf(settings.source());
    }

    @Override
    public List<WorldPart> parts() {
        return List.of(part);
    }

    @Override
    public boolean has(WorldPart asked) {
        return part.equals(asked);
    }

    /** A cursor is Graph's link to the next page. */
    @Override
    public WorldPage read(WorldPart asked, Optional<String> cursor) {
        CursorPage<Named> page =
                list().read(graph, new EntraLink(settings), cursor)
                        .orElseThrow(() ->
                                new PortFailure.NeedsHuman(
                                        "GET " + EntraGroups.PATH, "link-is-gone"));
        if (page.rows().isEmpty() && cursor.isEmpty()) {
            // A policy maps groups: a tenant without one is taken for a list that is not whole.
            throw new PortFailure.Unavailable("GET " + EntraGroups.PATH + ": no group is told");
        }
        Map<GroupId, PolicyWorld.Group> groups = new HashMap<>();
        for (Page.Row<Named> row : page.rows()) {
            Named group = graph.understood(EntraGroups.PATH, () -> named(row));
            groups.put(group.id(), told(group));
        }
        return new WorldPage(
                new PolicyWorld(groups, Map.of(), Map.of(), Map.of(), Map.of()),
                page.next(),
                Optional.empty());
    }

    private PolicyWorld.Group told(Named group) {
        Set<GroupId> children = sizes.groupsIn(group.id());
        int people = sizes.people(group.id());
        // Both numbers are late at times, and not by as much.
        Headcount count =
                children.isEmpty()
                        ? Headcount.of(people)
                        : new Headcount(
                                List.of(
                                        people,
                                        Math.max(people, sizes.peopleAtAnyDepth(group.id()))));
        return new PolicyWorld.Group(group.name(), children, count);
    }

    private EntraList<Named> list() {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("$select", "id,displayName");
        query.put("$top", Integer.toString(A_PAGE));
        return new EntraList<>(
                EntraGroups.PATH,
                settings.graph(EntraGroups.PATH),
                query,
                row -> Optional.of(new Named(rows.group(row), name(row))));
    }

    private static String name(JsonObject row) {
        return row.text("displayName");
    }

    private static Named named(Page.Row<Named> row) {
        return row.item().orElseThrow(() -> new MalformedJson("a group cannot be read"));
    }
}
