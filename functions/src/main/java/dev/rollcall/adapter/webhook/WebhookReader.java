package dev.rollcall.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one event: who joined, moved or left, by the person's id in a source. It is a hint, whoever
 * signed it. What other members an event has is not read; {@code docs/custom-hook.schema.json} says
 * the same in another language.
 */
final class WebhookReader implements DeliveryReader {
    /** An event's own id is not to be taken for another sender's. */
    private static final String ID_PREFIX = "webhook:";

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,80}");

    /** What an event says happened, and what the hint is called. */
    private static final Map<String, String> TYPES =
            Map.of(
                    "person.joined", "person.joined",
                    "person.moved", "person.moved",
                    "person.left", Hint.PERSON_LEFT);

    /** Deadlines are counted from it. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Set<SourceId> sources;

    /**
     * @param sources that are connected
     */
    WebhookReader(Set<SourceId> sources) {
        this.sources = Set.copyOf(requireNonNull(sources, "sources is null"));
    }

    @Override
    public Delivery read(HookRequest request) {
        byte[] body = request.body();
        if (body.length == 0) {
            return new Delivery.Malformed(
                    "empty", "The body is empty; send one event as a JSON object.");
        }
        try {
            JsonObject event = Json.readObject(new String(body, UTF_8));
            String type = event.text("type");
            Optional<Instant> timestamp = event.having("timestamp").optionalInstant("timestamp");
            JsonObject data = event.object("data");
            // Of a type that is not ours nobody says what its data has.
            return Optional.ofNullable(TYPES.get(type))
                    .map(hint -> read(request, hint, timestamp.orElseThrow(), data))
                    .orElseGet(() -> new Delivery.Events(List.of(), 1, List.of()));
        } catch (MalformedJson e) {
            return new Delivery.Malformed("not-an-event", e.getMessage() + ".");
        }
    }

    private Delivery read(HookRequest request, String type, Instant timestamp, JsonObject data) {
        String source = data.text("source");
        String person = data.text("person");
        Optional<SourceId> known =
                sources.stream().filter(one -> one.value().equals(source)).findFirst();
        if (known.isEmpty()) {
            return new Delivery.Malformed(
                    "unknown-source", "data.source is the name of no source that is connected.");
        }
        if (timestamp.isBefore(EARLIEST) || timestamp.isAfter(LATEST)) {
            return new Delivery.Malformed(
                    "unusable-time", "timestamp is not a time of the years 2000 to 9999.");
        }
        try {
            return new Delivery.Events(
                    List.of(
                            new Hint(
                                    new PersonId(known.get(), person),
                                    eventId(request),
                                    type,
                                    timestamp,
                                    Hint.Way.HOOK)),
                    0,
                    List.of());
        } catch (IllegalArgumentException _) {
            return new Delivery.Malformed(
                    "unusable-id",
                    "data.person is not an id: 1 to 100 letters, digits, dots, dashes or"
                            + " underscores. Send the source's immutable id, not a login or an"
                            + " e-mail.");
        }
    }

    /** The sender's id of the message, the same however often it is sent again. */
    private static String eventId(HookRequest request) {
        String id = request.header(WebhookSignature.ID).orElse("");
        return ID_PREFIX + (PLAIN_ID.matcher(id).matches() ? id : Hashes.sha256(id));
    }
}
