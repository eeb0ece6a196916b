package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Graph's delta queries: {@code GET /users/delta} and {@code GET /groups/delta} with the members
 * that came and went. The cursor is Graph's own link, which it takes for seven days; later it
 * answers 410. Of a group that is put into another, or taken out of it, no person is told.
 *
 * @see <a href="https://learn.microsoft.com/graph/delta-query-overview">Delta query, Microsoft
 *     Graph</a>
 */
final class EntraChanges implements ChangeFeed {
    private static final String REMOVED = "@removed";
    private static final int GONE = 410;
    private static final int BAD_REQUEST = 400;

    /** What changes. What is selected first holds for as long as the link goes on. */
    enum Sort {
        /** Whatever says how people stand and what they are called. */
        USERS("users", "accountEnabled,displayName,givenName,surname,mail"),
        MEMBERS("groups", "members");

        private final String path;
        private final String query;

        Sort(String list, String selected) {
            this.path = "/v1.0/" + list + "/delta";
            this.query = "?$select=" + selected + "&$deltatoken=latest";
        }
    }

    private final Sort sort;
    private final EntraSettings settings;
    private final ApiCall graph;
    private final EntraRows rows;

    EntraChanges(Sort sort, EntraSettings settings, ApiCall graph) {
        this.sort = requireNonNull(sort, "sort is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.rows = new EntraRows(settings.source());
    }

    @Override
    public SourceId source() {
        return settings.source();
    }

    @Override
    public String name() {
        String asked = settings.tenant() + "|" + beginning();
        return settings.source() + "-" + Hashes.sha256(asked).substring(0, 16);
    }

    @Override
    public Told read(Optional<String> cursor) {
        URI page = cursor.map(new EntraLink(settings)::trusted).orElseGet(this::beginning);
        return switch (graph.get(page, sort.path)) {
            case ApiReply.Read read -> graph.understood(sort.path, () -> told(read.object()));
            case ApiReply.Refused(int status, _)
                    when cursor.isPresent() && (status == GONE || status == BAD_REQUEST) ->
                    new Told.Lost(read(Optional.empty()).next());
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + sort.path, refused.code());
        };
    }

    private URI beginning() {
        return URI.create(settings.graph(sort.path) + sort.query);
    }

    /** A row that cannot be read is left out: the feed would stand still before it for ever. */
    private Told told(JsonObject body) {
        List<Change> changes = new ArrayList<>();
        boolean leftOut = false;
        for (JsonNode row : body.having("value").elements("value")) {
            try {
                changes(JsonObject.of(row, "row")).forEach(changes::add);
            } catch (MalformedJson _) {
                leftOut = true;
            }
        }
        Optional<String> next = body.optionalText("@odata.nextLink");
        String link =
                next.or(() -> body.optionalText("@odata.deltaLink"))
                        .orElseThrow(() -> new MalformedJson("the body has no link"));
        return new Told.Changes(changes, link, next.isPresent(), leftOut);
    }

    private Stream<Change> changes(JsonObject row) {
        return switch (sort) {
            case USERS -> Stream.of(new Change(rows.person(row), mayHaveLeft(row)));
            case MEMBERS ->
                    row.objects("members@delta").stream()
                            .flatMap(member -> rows.memberPerson(member).stream())
                            .map(person -> new Change(person, false));
        };
    }

    /** Of a user who is deleted there is no more than the id, and why it is removed. */
    private static boolean mayHaveLeft(JsonObject row) {
        return row.member(REMOVED).isPresent()
                || row.member("accountEnabled")
                        .filter(enabled -> !enabled.asBoolean(true))
                        .isPresent();
    }
}
