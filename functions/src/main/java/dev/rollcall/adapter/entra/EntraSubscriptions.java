package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Graph's subscriptions to users and groups. To make one takes the right to read what it is about.
 * Creations and soft deletions come as {@code updated}.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/subscription">subscription resource
 *     type, Microsoft Graph</a>
 */
final class EntraSubscriptions implements ChangeSubscriptions {
    private static final String PATH = "/v1.0/subscriptions";
    private static final String ONE = PATH + "/{id}";
    private static final String CHANGES = "updated,deleted";
    private static final String JSON = "application/json";
    private static final int NOT_FOUND = 404;

    /** An application may have 100 in a tenant. */
    private static final int MOST_PAGES = 10;

    private final EntraSettings settings;
    private final ApiCall graph;

    EntraSubscriptions(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
    }

    @Override
    public List<String> leadingTo(Topic topic, URI hook) {
        List<String> ids = new ArrayList<>();
        Optional<URI> page = Optional.of(settings.graph(PATH));
        for (int read = 0; page.isPresent(); read++) {
            if (read == MOST_PAGES) {
                throw new PortFailure.NeedsHuman("GET " + PATH, "too-many-pages");
            }
            JsonObject body =
                    switch (graph.get(page.get(), PATH)) {
                        case ApiReply.Read found -> understood("GET " + PATH, found::object);
                        case ApiReply.Refused refused -> throw refused("GET " + PATH, refused);
                    };
            ids.addAll(understood("GET " + PATH, () -> of(topic, hook, body)));
            page = body.optionalText("@odata.nextLink").map(new EntraLink(settings)::trusted);
        }
        return ids;
    }

    @Override
    public Granted create(Topic topic, URI hook, Secret clientState, Instant until) {
        ObjectNode body = Json.object();
        body.put("changeType", CHANGES);
        body.put("notificationUrl", hook.toString());
        body.put("lifecycleNotificationUrl", hook.toString());
        body.put("resource", resource(topic));
        body.put("expirationDateTime", until.toString());
        body.put("clientState", clientState.value());
        HttpCall call = HttpCall.post(settings.graph(PATH), PATH, JSON, Json.write(body));
        return switch (graph.change(call)) {
            case ApiReply.Read read -> granted(call, read);
            case ApiReply.Refused refused -> throw refused(call.template(), refused);
        };
    }

    @Override
    public Optional<Granted> renew(String id, Instant until) {
        ObjectNode body = Json.object().put("expirationDateTime", until.toString());
        HttpCall call = HttpCall.patch(uri(id), ONE, JSON, Json.write(body));
        return switch (graph.change(call)) {
            case ApiReply.Read read -> Optional.of(granted(call, read));
            case ApiReply.Refused(int status, _) when status == NOT_FOUND -> Optional.empty();
            case ApiReply.Refused refused -> throw refused(call.template(), refused);
        };
    }

    @Override
    public void end(String id) {
        HttpCall call = HttpCall.delete(uri(id), ONE);
        if (graph.change(call) instanceof ApiReply.Refused refused
                && refused.status() != NOT_FOUND) {
            throw refused(call.template(), refused);
        }
    }

    private List<String> of(Topic topic, URI hook, JsonObject body) {
        List<String> ids = new ArrayList<>();
        for (JsonNode node : body.having("value").elements("value")) {
            JsonObject one = JsonObject.of(node, "subscription");
            boolean leadsHere =
                    one.optionalText("notificationUrl").filter(hook.toString()::equals).isPresent();
            if (leadsHere && isOf(topic, one.text("resource"))) {
                ids.add(one.text("id"));
            }
        }
        return ids;
    }

    private static boolean isOf(Topic topic, String resource) {
        return (resource.startsWith("/") ? resource.substring(1) : resource)
                .equalsIgnoreCase(resource(topic));
    }

    private static String resource(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    private URI uri(String id) {
        return settings.graph(PATH + "/" + UriText.encode(id));
    }

    /** Graph says itself how long it keeps it. */
    private Granted granted(HttpCall call, ApiReply.Read read) {
        return understood(
                call.template(),
                () ->
                        new Granted(
                                read.object().text("id"),
                                read.object()
                                        .having("expirationDateTime")
                                        .optionalInstant("expirationDateTime")
                                        .orElseThrow()));
    }

    private <T> T understood(String call, Supplier<T> reading) {
        try {
            return graph.understood(call.substring(call.indexOf(' ') + 1), reading);
        } catch (IllegalArgumentException _) {
            throw new PortFailure.NeedsHuman(call, "unexpected-answer");
        }
    }

    private static PortFailure refused(String call, ApiReply.Refused refused) {
        return new PortFailure.NeedsHuman(
                call, refused.code() + (refused.status() == 409 ? ".duplicate" : ""));
    }
}
