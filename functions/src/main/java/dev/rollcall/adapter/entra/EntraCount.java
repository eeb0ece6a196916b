package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.MalformedJson;

/**
 * How long a list is by {@code $count}, which Graph answers only from an index that may be late
 * ({@code ConsistencyLevel: eventual}; Microsoft's page on advanced queries).
 */
final class EntraCount {
    private final EntraSettings settings;
    private final ApiCall graph;

    EntraCount(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
    }

    /**
     * Returns the number.
     *
     * @param path with a placeholder for the id
     */
    int of(String path, String id) {
        HttpCall call =
                HttpCall.get(settings.graph(path.replace("{id}", UriText.encode(id))), path)
                        .header("ConsistencyLevel", "eventual");
        return switch (graph.get(call)) {
            case ApiReply.Read(_, JsonNode body) -> graph.understood(path, () -> number(body));
            // It was there a moment ago.
            case ApiReply.Refused(_, String code) when code.equals(EntraPersonSource.NOT_FOUND) ->
                    throw new PortFailure.Unavailable("GET " + path + ": gone meanwhile");
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + path, refused.code());
        };
    }

    private static int number(JsonNode body) {
        if (!body.isIntegralNumber() || !body.canConvertToInt() || body.intValue() < 0) {
            throw new MalformedJson("the body is not a number");
        }
        return body.intValue();
    }
}
