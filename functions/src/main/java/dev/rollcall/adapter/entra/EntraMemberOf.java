package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.MalformedJson;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The groups that a person or a group is in by itself: {@code GET /users/{id}/memberOf} and {@code
 * GET /groups/{id}/memberOf}, to the last page. Without a cast to groups: Graph answers that from
 * an index that is late.
 *
 * <p>A list proves nothing by itself, and who is in no group loses what groups gave. So Graph is
 * asked how many groups there are, too. That number is from the late index: if it is higher than
 * what was read, a row may be missing, or somebody was taken out just now; both are read again
 * later. If it is lower somebody has just joined, and the list is believed.
 */
final class EntraMemberOf {
    private static final int MOST_PAGES = 50;

    private final EntraSettings settings;
    private final ApiCall graph;
    private final EntraRows rows;
    private final EntraCount count;

    EntraMemberOf(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.rows = new EntraRows(settings.source());
        this.count = new EntraCount(settings, graph);
    }

    /** Throws {@link MalformedJson} if one of them cannot be read. */
    Set<GroupId> of(PersonId person) {
        return read("/v1.0/users/", person.value());
    }

    /** Throws {@link MalformedJson} if one of them cannot be read. */
    Set<GroupId> of(GroupId group) {
        return read("/v1.0/groups/", group.value());
    }

    private Set<GroupId> read(String kind, String id) {
        String path = kind + "{id}/memberOf";
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("$select", "id");
        query.put("$top", Integer.toString(EntraList.A_PAGE));
        EntraList<GroupId> list =
                new EntraList<>(
                        path,
                        settings.graph(kind + UriText.encode(id) + "/memberOf"),
                        query,
                        rows::parentGroup);
        Set<GroupId> groups = new HashSet<>();
        Optional<String> link = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            CursorPage<GroupId> read = page(list, link);
            for (Page.Row<GroupId> row : read.rows()) {
                groups.add(group(row));
            }
            link = read.next();
            if (link.isEmpty()) {
                requireWhole(path, id, groups.size());
                return groups;
            }
        }
        throw new PortFailure.NeedsHuman("GET " + path, "more-pages-than-can-be");
    }

    private void requireWhole(String path, String id, int read) {
        if (count.of(path + "/microsoft.graph.group/$count", id) > read) {
            throw new PortFailure.Unavailable("GET " + path + ": fewer than are counted");
        }
    }

    private CursorPage<GroupId> page(EntraList<GroupId> list, Optional<String> link) {
        try {
            return list.read(graph, new EntraLink(settings), link)
                    .orElseThrow(() ->
                            new PortFailure.Unavailable(
                                    "GET " + list.path() + ": the next page is gone"));
        } catch (PortFailure.NeedsHuman refused) {
            // Who was there a moment ago: without the groups nothing can be said.
            throw refused.code().equals(EntraPersonSource.NOT_FOUND)
                    ? new PortFailure.Unavailable("GET " + list.path() + ": gone meanwhile")
                    : refused;
        }
    }

    private static GroupId group(Page.Row<GroupId> row) {
        return row.item().orElseThrow(() -> new MalformedJson("a group cannot be read"));
    }
}
