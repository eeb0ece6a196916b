package dev.rollcall.local.senders;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.Hmac;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.time.Timeline;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends events as a system of one's own would: signed as Standard Webhooks 1.0 has it, by code of
 * its own.
 */
public final class WebhookSender implements AutoCloseable {
    private final Timeline timeline;
    private final Posting posting = new Posting();
    private Optional<Target> target = Optional.empty();

    private record Target(URI uri, String secret) {}

    WebhookSender(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Says where to send, and with which {@code whsec_} secret to sign. */
    public synchronized void register(URI uri, String secret) {
        target = Optional.of(new Target(uri, secret));
    }

    /** Returns an event's text. */
    public String event(String type, String source, String person, Instant at) {
        ObjectNode event = Json.object().put("type", type).put("timestamp", at.toString());
        event.putObject("data").put("source", source).put("person", person);
        return Json.write(event);
    }

    /** Sends an event about somebody, with an id of its own. */
    public Answered send(String type, String source, String person) {
        return send(
                "msg_" + UUID.randomUUID().toString().replace("-", ""),
                timeline.now(),
                event(type, source, person, timeline.now()));
    }

    /** Sends whatever it is, signed as of that time. */
    public Answered send(String id, Instant at, String body) {
        String secret;
        synchronized (this) {
            secret = target.orElseThrow().secret();
        }
        return send(id, at, body, "v1," + sign(secret, id, at, body));
    }

    /** Sends with a signature that is what it is. */
    public Answered send(String id, Instant at, String body, String signature) {
        Target to;
        synchronized (this) {
            to = target.orElseThrow();
        }
        return posting.post(
                to.uri(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "webhook-signature",
                        signature),
                body);
    }

    /** Returns the base64 of a v1 signature. */
    public static String sign(String secret, String id, Instant at, String body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1));
        String signed = id + "." + at.getEpochSecond() + "." + body;
        return Base64.getEncoder().encodeToString(Hmac.of("HmacSHA256", key, signed));
    }

    @Override
    public void close() {
        posting.close();
    }
}
