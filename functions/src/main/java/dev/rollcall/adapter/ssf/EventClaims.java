package dev.rollcall.adapter.ssf;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.signal.Signal;
import dev.rollcall.domain.signal.SignalKind;
import dev.rollcall.domain.signal.SignalSubject;
import dev.rollcall.domain.signal.StreamStatus;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a security event token says, once it is proven who signed it (RFC 8417, 2.2). */
final class EventClaims {
    /** A transmitter's id is not to be taken for another sender's. */
    private static final String ID_PREFIX = "set:";

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,90}");

    /** A number of seconds is less than this until the year 5138, one of milliseconds is not. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    /** A leaver's deadlines count from the event: no unit that was mistaken is to move them. */
    private static final Duration LATEST_TOLD = Duration.ofDays(30);

    private final SubjectReading subjects;

    EventClaims(SsfSettings settings) {
        this.subjects = new SubjectReading(settings);
    }

    /**
     * Reads the claims.
     *
     * @param issued the token's own time, which is checked already
     * @throws MalformedJson if they are not those of one event
     */
    Signal read(JsonObject claims, Instant issued) {
        String id = id(claims.text("jti"));
        JsonObject events = claims.object("events");
        if (events.node().size() != 1) {
            throw new MalformedJson("events has not exactly one event");
        }
        Map.Entry<String, JsonNode> only = events.node().properties().iterator().next();
        JsonObject event = JsonObject.of(only.getValue(), "the event");
        return switch (only.getKey()) {
            case EventTypes.VERIFICATION -> new Signal.Verification(id);
            case EventTypes.STREAM_UPDATED -> new Signal.StreamUpdated(id, status(event));
            default ->
                    EventTypes.kind(only.getKey())
                            .<Signal>map(kind -> about(id, kind, claims, event, issued))
                            .orElseGet(() -> new Signal.Ignored(id));
        };
    }

    private Signal about(
            String id, SignalKind kind, JsonObject claims, JsonObject event, Instant issued) {
        SignalSubject subject =
                claims.optionalObject("sub_id")
                        // Okta, and whoever else wrote by an earlier draft.
                        .or(() -> event.optionalObject("subject"))
                        .map(subjects::read)
                        .orElseGet(() -> new SignalSubject.Untold("no-subject"));
        return new Signal.About(id, kind, subject, happened(event, issued));
    }

    /** What is told happened before it was told, and not long before: else the token's time. */
    private static Instant happened(JsonObject event, Instant issued) {
        return event.member("event_timestamp")
                .filter(time -> time.isIntegralNumber() && time.canConvertToLong())
                .map(JsonNode::longValue)
                .flatMap(EventClaims::time)
                .filter(issued::isAfter)
                .filter(issued.minus(LATEST_TOLD)::isBefore)
                .orElse(issued);
    }

    private static Optional<Instant> time(long number) {
        if (number <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                number < MILLIS_FROM
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number));
    }

    private static StreamStatus status(JsonObject event) {
        return switch (event.text("status")) {
            case "enabled" -> StreamStatus.ENABLED;
            case "paused" -> StreamStatus.PAUSED;
            case "disabled" -> StreamStatus.DISABLED;
            default -> throw new MalformedJson("status is not enabled, paused or disabled");
        };
    }

    private static String id(String jti) {
        requireNonNull(jti, "jti is null");
        if (jti.isBlank()) {
            throw new MalformedJson("jti is empty");
        }
        return ID_PREFIX + (PLAIN_ID.matcher(jti).matches() ? jti : Hashes.sha256(jti));
    }
}
