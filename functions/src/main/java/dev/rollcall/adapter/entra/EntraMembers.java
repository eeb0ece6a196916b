package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.MalformedJson;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The people in a group by themselves: {@code GET /groups/{id}/members}, whose rows say what they
 * are. It is not cast to users: Graph answers a cast from an index that is late.
 *
 * <p>At its end the list is measured against {@code GET
 * /groups/{id}/members/microsoft.graph.user/$count}, which is one call per group that matters,
 * where numbers for all groups would be one per group of the tenant. That number is late at times:
 * a list that is longer has somebody new, and is believed; one that is shorter is in doubt.
 */
final class EntraMembers {
    private static final String MEMBERS = "/v1.0/groups/{id}/members";
    private static final String COUNT = MEMBERS + "/microsoft.graph.user/$count";

    private final EntraSettings settings;
    private final ApiCall graph;
    private final EntraRows rows;

    EntraMembers(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.rows = new EntraRows(settings.source());
    }

    /**
     * @throws PortFailure.NeedsHuman with the code {@code group-gone} if Graph does not know the
     *     group
     */
    CursorListed<PersonId> read(GroupId group, CursorPoint from) {
        if (!group.source().equals(settings.source())) {
            throw new PortFailure.NeedsHuman("GET " + MEMBERS, "group-of-another-source");
        }
        try {
            return measured(
                    group, new EntraChain<>(List.of(list(group))).read(graph, links(), from));
        } catch (PortFailure.NeedsHuman refused) {
            throw refused.code().equals(EntraPersonSource.NOT_FOUND)
                    ? new PortFailure.NeedsHuman("GET " + MEMBERS, "group-gone")
                    : refused;
        }
    }

    private EntraList<PersonId> list(GroupId group) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("$select", "id");
        query.put("$top", Integer.toString(EntraList.A_PAGE));
        return new EntraList<>(
                MEMBERS, settings.graph(of(MEMBERS, group)), query, rows::memberPerson);
    }

    private CursorListed<PersonId> measured(GroupId group, CursorListed<PersonId> listed) {
        return switch (listed.listing()) {
            case CursorListing.Onward _ -> listed;
            case CursorListing.Ended(int read, var doubts) -> {
                EnumSet<Doubt> found = EnumSet.noneOf(Doubt.class);
                found.addAll(doubts);
                if (read < count(group)) {
                    found.add(Doubt.FEWER_THAN_PROMISED);
                }
                yield new CursorListed<>(listed.items(), new CursorListing.Ended(read, found));
            }
        };
    }

    private long count(GroupId group) {
        HttpCall call =
                HttpCall.get(settings.graph(of(COUNT, group)), COUNT)
                        .header("ConsistencyLevel", "eventual");
        return switch (graph.get(call)) {
            case ApiReply.Read(_, JsonNode body) -> graph.understood(COUNT, () -> number(body));
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + COUNT, refused.code());
        };
    }

    private static long number(JsonNode body) {
        if (!body.isIntegralNumber() || !body.canConvertToLong() || body.longValue() < 0) {
            throw new MalformedJson("the body is not a number of people");
        }
        return body.longValue();
    }

    private static String of(String path, GroupId group) {
        return path.replace("{id}", UriText.encode(group.value()));
    }

    private EntraLink links() {
        return new EntraLink(settings);
    }
}
