package dev.rollcall.adapter.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body of an event hook.
 *
 * <p>Of the envelope only {@code data.events} matters: its own event id, which Okta has spelt in
 * two ways, may differ between two deliveries of the same events. One event in place of a list,
 * with or without the envelope, is read too.
 */
final class OktaDeliveryReader implements DeliveryReader {
    private final OktaEventReader events;

    OktaDeliveryReader(OktaEventReader events) {
        this.events = requireNonNull(events, "events is null");
    }

    @Override
    public Delivery read(HookRequest request) {
        byte[] body = request.body();
        if (body.length == 0) {
            return new Delivery.Malformed(
                    "empty", "The body is empty; send the event hook's JSON.");
        }
        JsonNode root;
        try {
            root = Json.read(new String(body, UTF_8));
        } catch (MalformedJson e) {
            return new Delivery.Malformed("not-json", e.getMessage() + ".");
        }
        if (!root.isObject()) {
            return new Delivery.Malformed(
                    "not-an-object", "The body is JSON, but not an object with data.events.");
        }
        return eventsOf(root)
                .<Delivery>map(this::delivery)
                .orElseGet(() ->
                        new Delivery.Malformed(
                                "no-events", "data.events is missing or not a list."));
    }

    private static Optional<List<JsonNode>> eventsOf(JsonNode root) {
        JsonNode listed = root.path("data").path("events");
        if (listed.isArray()) {
            List<JsonNode> events = new ArrayList<>();
            listed.forEach(events::add);
            return Optional.of(events);
        }
        if (listed.isObject()) {
            return Optional.of(List.of(listed));
        }
        return root.has("uuid") && root.has("eventType")
                ? Optional.of(List.of(root))
                : Optional.empty();
    }

    private Delivery.Events delivery(List<JsonNode> nodes) {
        List<Hint> hints = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        int ignored = 0;
        for (JsonNode node : nodes) {
            switch (events.read(node, Hint.Way.HOOK)) {
                case EventReading.Hints(var read, boolean inPart) -> {
                    hints.addAll(read);
                    if (inPart) {
                        unreadable.add(EventReading.Unreadable.UNUSABLE_ID);
                    }
                }
                case EventReading.Ignored _ -> ignored++;
                case EventReading.Unreadable(var reason) -> unreadable.add(reason);
            }
        }
        return new Delivery.Events(hints, ignored, unreadable);
    }
}
