package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.platform.http.UriText;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lists in pages; each names the next by {@code @odata.nextLink} with a {@code $skiptoken}. */
final class GraphPages {
    static final String TOKEN = "$skiptoken";
    static final String NEXT = "@odata.nextLink";
    private static final int USUAL = 100;

    private final Supplier<String> baseUrl;

    /**
     * @param baseUrl of the server, for links
     */
    GraphPages(Supplier<String> baseUrl) {
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    }

    /**
     * Returns the page that is asked for.
     *
     * @param most how many rows it may have
     */
    <T> Reply page(Request request, List<T> all, int most, Function<T, ObjectNode> shown) {
        int top = request.number("$top", USUAL);
        if (top < 1 || top > most) {
            return GraphJson.error(
                    400, "Request_UnsupportedQuery", "Invalid page size: 1 to " + most);
        }
        int from = Math.min(request.number(TOKEN, 0), all.size());
        int to = Math.min(from + top, all.size());
        ObjectNode body = Json.object();
        body.put("@odata.context", baseUrl.get() + "/graph/v1.0/$metadata");
        ArrayNode value = body.putArray("value");
        all.subList(from, to).forEach(item -> value.add(shown.apply(item)));
        if (to < all.size()) {
            SequencedMap<String, String> query =
                    new LinkedHashMap<>(new TreeMap<>(request.query()));
            query.put(TOKEN, Integer.toString(to));
            body.put(NEXT, baseUrl.get() + request.path() + "?" + UriText.form(query));
        }
        return Reply.json(200, body);
    }
}
