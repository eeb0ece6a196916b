package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * One list of Graph's, page by page. Graph says how many rows a page may have, never that it has as
 * many, so a short page that is not the last is none to wonder at.
 *
 * @param path of the list, with placeholders for ids, for errors and logs
 * @param list where it is
 * @param query what is asked of it, the size of a page too
 * @param item reads a row, empty if it is of no concern; throws {@link MalformedJson} of one that
 *     cannot be read
 */
record EntraList<T>(
        String path,
        URI list,
        SequencedMap<String, String> query,
        Function<JsonObject, Optional<T>> item) {

    /** Graph gives no more of anything at once. */
    static final int A_PAGE = 999;

    private static final String NEXT = "@odata.nextLink";

    /** What Graph answers to a link whose time is up, among others. */
    private static final int BAD_REQUEST = 400;

    EntraList {
        requireNonNull(path, "path is null");
        requireNonNull(list, "list is null");
        query = new LinkedHashMap<>(query);
        requireNonNull(item, "item is null");
    }

    /**
     * Reads the page of that link, or the first.
     *
     * @param link as Graph gave it
     * @return the page without what is of no concern; empty if Graph does not take the link any
     *     more: it does not say how long they hold
     */
    Optional<CursorPage<T>> read(ApiCall graph, EntraLink links, Optional<String> link) {
        URI page = link.map(links::trusted).orElseGet(this::beginning);
        return switch (graph.get(page, path)) {
            case ApiReply.Read read -> Optional.of(graph.understood(path, () -> page(read)));
            case ApiReply.Refused(int status, _) when status == BAD_REQUEST && link.isPresent() ->
                    Optional.empty();
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + path, refused.code());
        };
    }

    private URI beginning() {
        return URI.create(list + "?" + UriText.form(query));
    }

    private CursorPage<T> page(ApiReply.Read read) {
        JsonObject body = read.object().having("value");
        List<Page.Row<T>> rows = new ArrayList<>();
        body.elements("value").forEach(row -> row(row).ifPresent(rows::add));
        return new CursorPage<>(rows, body.optionalText(NEXT));
    }

    private Optional<Page.Row<T>> row(JsonNode row) {
        Optional<String> id =
                Optional.of(row.path("id").asText("")).filter(text -> !text.isEmpty());
        try {
            return item.apply(JsonObject.of(row, "row"))
                    .map(read -> new Page.Row<>(id, Optional.of(read)));
        } catch (MalformedJson _) {
            return Optional.of(new Page.Row<>(id, Optional.empty()));
        }
    }
}
