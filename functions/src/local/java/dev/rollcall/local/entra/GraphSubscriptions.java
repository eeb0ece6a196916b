package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.time.Timeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Subscriptions to users and groups as Graph documents them: both addresses have to answer before
 * one is made, one of the same is a conflict, and one lapses.
 */
final class GraphSubscriptions {
    private static final String PATH = "/graph/v1.0/subscriptions";
    private static final Duration LONGEST = Duration.ofMinutes(41_760);
    private static final int LONGEST_STATE = 128;
    private static final int MOST = 100;
    private static final Set<String> RESOURCES = Set.of("users", "groups");

    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final GraphSender sender;
    private final Timeline timeline;

    GraphSubscriptions(GraphSender sender, Timeline timeline) {
        this.sender = requireNonNull(sender, "sender is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** One of them. */
    record Subscription(
            String id,
            String resource,
            String changeType,
            String notificationUrl,
            String lifecycleUrl,
            String clientState,
            Instant expires) {}

    void addTo(Router router) {
        router.on("GET", PATH, _ -> list())
                .on("POST", PATH, Router.refusingMalformed(this::create))
                .onEach("PATCH", PATH + "/{id}", this::renew)
                .onEach("POST", PATH + "/{id}/reauthorize", this::reauthorize)
                .onEach("DELETE", PATH + "/{id}", this::delete);
    }

    /** Returns those that have not lapsed. */
    synchronized List<Subscription> all() {
        subscriptions.values().removeIf(one -> !one.expires().isAfter(timeline.now()));
        return List.copyOf(subscriptions.values());
    }

    synchronized void remove(String id) {
        subscriptions.remove(id);
    }

    private Reply list() {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        all().forEach(one -> value.add(shown(one)));
        return Reply.json(200, body);
    }

    private Reply create(Request request) {
        ObjectNode body = request.json();
        String resource = body.path("resource").asText().replaceFirst("^/", "");
        Optional<Instant> expires = time(body.path("expirationDateTime").asText());
        String state = body.path("clientState").asText();
        String url = body.path("notificationUrl").asText();
        String lifecycle = body.path("lifecycleNotificationUrl").asText(url);
        if (!RESOURCES.contains(resource) || expires.isEmpty() || state.length() > LONGEST_STATE) {
            return invalid();
        }
        Optional<Reply> taken = taken(resource, body.path("changeType").asText());
        if (taken.isPresent()) {
            return taken.get();
        }
        // Twice if they are the same; and outside of any lock, since the other side calls too.
        if (!sender.answers(url) || !sender.answers(lifecycle)) {
            return GraphJson.error(
                    400, "ValidationError", "Subscription validation request failed.");
        }
        Subscription made =
                new Subscription(
                        UUID.randomUUID().toString(),
                        resource,
                        body.path("changeType").asText(),
                        url,
                        lifecycle,
                        state,
                        expires.get());
        synchronized (this) {
            subscriptions.put(made.id(), made);
        }
        return Reply.json(201, shown(made).put("clientState", state));
    }

    private Optional<Reply> taken(String resource, String changeType) {
        List<Subscription> all = all();
        if (all.stream()
                .anyMatch(one ->
                        one.resource().equals(resource) && one.changeType().equals(changeType))) {
            return Optional.of(GraphJson.error(409, "Conflict", "There is one already."));
        }
        return all.size() >= MOST
                ? Optional.of(GraphJson.error(403, "Forbidden", "Too many subscriptions."))
                : Optional.empty();
    }

    private Reply renew(Request request, String id) {
        Optional<Instant> expires = time(request.json().path("expirationDateTime").asText());
        if (expires.isEmpty()) {
            return invalid();
        }
        return found(id)
                .<Reply>map(one -> {
                    Subscription longer =
                            new Subscription(
                                    one.id(),
                                    one.resource(),
                                    one.changeType(),
                                    one.notificationUrl(),
                                    one.lifecycleUrl(),
                                    one.clientState(),
                                    expires.get());
                    synchronized (this) {
                        subscriptions.put(id, longer);
                    }
                    return Reply.json(200, shown(longer));
                })
                .orElseGet(() -> gone(id));
    }

    private Reply reauthorize(Request request, String id) {
        return found(id).map(_ -> nothing()).orElseGet(() -> gone(id));
    }

    private Reply delete(Request request, String id) {
        Optional<Subscription> found = found(id);
        remove(id);
        return found.map(_ -> nothing()).orElseGet(() -> gone(id));
    }

    private static Reply nothing() {
        return new Reply.Answer(204, List.of(), "");
    }

    private Optional<Subscription> found(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static Reply gone(String id) {
        return GraphJson.error(404, "ResourceNotFound", "The object was not found.");
    }

    private static Reply invalid() {
        return GraphJson.error(400, "ValidationError", "The request is invalid.");
    }

    /** Empty unless it lies ahead, and not too far. */
    private Optional<Instant> time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            Instant now = timeline.now();
            return time.isAfter(now) && !time.isAfter(now.plus(LONGEST))
                    ? Optional.of(time)
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The secret is shown once, when it is made. */
    private static ObjectNode shown(Subscription one) {
        ObjectNode json = Json.object();
        json.put("id", one.id());
        json.put("resource", one.resource());
        json.put("changeType", one.changeType());
        json.putNull("clientState");
        json.put("notificationUrl", one.notificationUrl());
        json.put("lifecycleNotificationUrl", one.lifecycleUrl());
        json.put("expirationDateTime", one.expires().toString());
        return json;
    }
}
