package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is in a group, in numbers and by the groups in it. Graph answers these from an index that
 * may be late; they are for people to look at and never decide on anybody's access.
 */
final class EntraGroupSize {
    private static final String MEMBERS = "/v1.0/groups/{id}/members";
    private static final String GROUPS = MEMBERS + "/microsoft.graph.group";
    private static final String PEOPLE = MEMBERS + "/microsoft.graph.user/$count";
    private static final String ALL =
            "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.user/$count";
    private static final int MOST_PAGES = 10;

    private final EntraSettings settings;
    private final ApiCall graph;
    private final EntraRows rows;
    private final EntraCount count;

    EntraGroupSize(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.rows = new EntraRows(settings.source());
        this.count = new EntraCount(settings, graph);
    }

    /** Returns the groups that are in it by themselves. */
    Set<GroupId> groupsIn(GroupId group) {
        Set<GroupId> found = new HashSet<>();
        Optional<URI> next =
                Optional.of(
                        URI.create(
                                of(GROUPS, group)
                                        + "?$select=id&$count=true&$top="
                                        + EntraList.A_PAGE));
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new PortFailure.NeedsHuman("GET " + GROUPS, "more-pages-than-can-be");
            }
            JsonNode body = read(next.get(), GROUPS);
            found.addAll(graph.understood(GROUPS, () -> groups(body)));
            next =
                    graph.understood(
                                    GROUPS,
                                    () ->
                                            JsonObject.of(body, "the body")
                                                    .optionalText("@odata.nextLink"))
                            .map(link -> new EntraLink(settings).trusted(link));
        }
        return found;
    }

    /** Returns how many people are in it by themselves. */
    int people(GroupId group) {
        return count.of(PEOPLE, group.value());
    }

    /** Returns how many different people are in it by themselves or by other groups. */
    int peopleAtAnyDepth(GroupId group) {
        return count.of(ALL, group.value());
    }

    private Set<GroupId> groups(JsonNode body) {
        return JsonObject.of(body, "the body").having("value").objects("value").stream()
                .map(rows::group)
                .collect(Collectors.toSet());
    }

    private JsonNode read(URI uri, String path) {
        HttpCall call = HttpCall.get(uri, path).header("ConsistencyLevel", "eventual");
        return switch (graph.get(call)) {
            case ApiReply.Read(_, JsonNode body) -> body;
            // It was in the list a moment ago.
            case ApiReply.Refused(_, String code) when code.equals(EntraPersonSource.NOT_FOUND) ->
                    throw new PortFailure.Unavailable("GET " + path + ": gone meanwhile");
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + path, refused.code());
        };
    }

    private URI of(String path, GroupId group) {
        return settings.graph(path.replace("{id}", UriText.encode(group.value())));
    }
}
