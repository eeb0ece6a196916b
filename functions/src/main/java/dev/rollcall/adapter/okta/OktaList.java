package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * One list of Okta's, page by page. The cursor is Okta's own link to the next page.
 *
 * <p>Okta says how many rows a page may have, never that it has as many, so a short page that is
 * not the last is none to wonder at. What a list lacks does not show in it: it has neither a total
 * nor an order that is promised.
 *
 * @param path of the list, with placeholders for ids, for errors and logs
 * @param list where it is
 * @param query what is asked of it besides the size of a page
 * @param headers what goes with each call
 * @param most how many rows a page may have; so many are asked for
 * @param item reads a row; throws {@link MalformedJson} of one that cannot be read
 */
record OktaList<T>(
        String path,
        URI list,
        SequencedMap<String, String> query,
        Map<String, String> headers,
        int most,
        Function<JsonObject, T> item) {

    /** Okta gives no more people at once, and advises no more of anything else. */
    static final int A_PAGE = 200;

    /** What Okta answers to a parameter that it does not take. */
    private static final int BAD_REQUEST = 400;

    OktaList {
        requireNonNull(path, "path is null");
        requireNonNull(list, "list is null");
        query = new LinkedHashMap<>(query);
        headers = Map.copyOf(headers);
        requireNonNull(item, "item is null");
    }

    /** A list of which Okta gives, or advises, no more than {@link #A_PAGE} at once. */
    OktaList(
            String path,
            URI list,
            SequencedMap<String, String> query,
            Map<String, String> headers,
            Function<JsonObject, T> item) {
        this(path, list, query, headers, A_PAGE, item);
    }

    /** Reads the page at that point. */
    CursorListed<T> read(ApiCall okta, CursorPoint from) {
        NextLink links = new NextLink(list);
        URI page = from.cursor().map(links::trusted).orElseGet(this::beginning);
        return switch (okta.get(call(page))) {
            case ApiReply.Read read -> {
                List<Page.Row<T>> rows = okta.understood(path, () -> rows(read.body()));
                Optional<String> next = links.in(read.headers()).map(URI::toString);
                yield from.take(new CursorPage<>(rows, next), Math.min(rows.size(), most));
            }
            // A link that Okta does not take any more: it does not say how long they hold.
            case ApiReply.Refused(int status, _)
                    when status == BAD_REQUEST && from.cursor().isPresent() ->
                    new CursorListed<>(List.of(), from.refused());
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + path, refused.code());
        };
    }

    private URI beginning() {
        SequencedMap<String, String> asked = new LinkedHashMap<>(query);
        asked.put("limit", Integer.toString(most));
        return URI.create(list + "?" + UriText.form(asked));
    }

    private HttpCall call(URI page) {
        HttpCall call = HttpCall.get(page, path);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return call;
    }

    private List<Page.Row<T>> rows(JsonNode body) {
        if (!body.isArray()) {
            throw new MalformedJson("the body is not a list");
        }
        List<Page.Row<T>> rows = new ArrayList<>();
        body.forEach(row -> rows.add(row(row)));
        return rows;
    }

    private Page.Row<T> row(JsonNode row) {
        Optional<String> id =
                Optional.of(row.path("id").asText("")).filter(text -> !text.isEmpty());
        try {
            return new Page.Row<>(id, Optional.of(item.apply(JsonObject.of(row, "row"))));
        } catch (MalformedJson _) {
            return new Page.Row<>(id, Optional.empty());
        }
    }
}
