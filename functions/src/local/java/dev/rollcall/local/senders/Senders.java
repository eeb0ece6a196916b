package dev.rollcall.local.senders;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Endpoint;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.time.Timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Both senders, for whatever server they are put behind: the transmitter's keys, and {@code
 * /_control/webhook} and {@code /_control/signals}, which send.
 */
public final class Senders implements Endpoint, AutoCloseable {
    private static final String WEBHOOK = "/_control/webhook";
    private static final String SIGNALS = "/_control/signals";
    private static final Set<String> PATHS =
            Set.of(SignalTransmitter.KEYS, SignalTransmitter.CONFIGURATION, WEBHOOK, SIGNALS);

    private final WebhookSender webhook;
    private final SignalTransmitter signals;
    private final Timeline timeline;
    private final Router router;

    /**
     * @param baseUrl of the server
     */
    public Senders(Timeline timeline, Supplier<String> baseUrl) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.webhook = new WebhookSender(timeline);
        this.signals = new SignalTransmitter(timeline, baseUrl);
        this.router =
                new Router(_ -> Reply.json(404, Json.object().put("error", "not found")))
                        .on("GET", SignalTransmitter.KEYS, _ -> signals.keys())
                        .on("GET", SignalTransmitter.CONFIGURATION, _ -> signals.configuration())
                        .on("POST", WEBHOOK, Router.refusingMalformed(this::emit))
                        .on("POST", SIGNALS, Router.refusingMalformed(this::push));
    }

    /** Returns whether a call is for them. */
    public static boolean serves(Request request) {
        return PATHS.contains(request.path());
    }

    @Override
    public Reply answer(Request request) {
        return router.answer(request);
    }

    public WebhookSender webhook() {
        return webhook;
    }

    public SignalTransmitter signals() {
        return signals;
    }

    @Override
    public void close() {
        webhook.close();
        signals.close();
    }

    /** Sends {@code {"type":"person.left","source":"scim","person":"ada"}}, signed. */
    private Reply emit(Request request) {
        ObjectNode asked = request.json();
        String type = asked.path("type").asText("person.left");
        String source = asked.path("source").asText("scim");
        String person = asked.path("person").asText();
        timeline.execute(() -> webhook.send(type, source, person));
        return Reply.json(202, Json.object().put("sent", type));
    }

    /** Pushes {@code {"event":"account-disabled","person":"00u1"}}, or with a {@code subject}. */
    private Reply push(Request request) {
        ObjectNode asked = request.json();
        String event = asked.path("event").asText("session-revoked");
        Map<String, Object> subject = new HashMap<>();
        asked.path("subject")
                .properties()
                .forEach(part -> subject.put(part.getKey(), part.getValue().asText()));
        Map<String, Object> more = new HashMap<>();
        asked.path("more")
                .properties()
                .forEach(part -> more.put(part.getKey(), part.getValue().asText()));
        Map<String, Object> about =
                subject.isEmpty() ? signals.person(asked.path("person").asText()) : subject;
        timeline.execute(() -> signals.push(event, about, more));
        return Reply.json(202, Json.object().put("sent", event));
    }
}
