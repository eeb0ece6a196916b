package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.time.Timeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Sends events to the registered hook as Okta documents it: three seconds to answer, one more try
 * after a 5xx or a timeout, none after a 4xx; at least once, in no order, and however late.
 */
public final class EventHooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Of a storm so many deliveries are under way; Okta promises no time for the others. */
    private static final int AT_ONCE = 16;

    /** What of our events Okta can send by hook; the rest is in the System Log only. */
    private static final Set<String> ELIGIBLE =
            Set.of(
                    "user.lifecycle.create",
                    "user.lifecycle.activate",
                    "user.lifecycle.deactivate",
                    "user.lifecycle.suspend",
                    "user.lifecycle.unsuspend",
                    "user.account.lock",
                    "user.account.update_profile",
                    "user.session.clear",
                    "application.user_membership.remove",
                    "group.user_membership.add",
                    "group.user_membership.remove");

    private final Timeline timeline;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Semaphore senders = new Semaphore(AT_ONCE, true);
    private final List<String> delivered = new ArrayList<>();
    private Optional<Target> target = Optional.empty();
    private boolean silent;
    private int copies = 1;

    private record Target(URI uri, String secret) {}

    EventHooks(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Registers the hook: where to send, and what to show in the Authorization header. */
    public synchronized void register(URI uri, String secret) {
        target = Optional.of(new Target(uri, secret));
    }

    /** From now on nothing is sent, or is again: Okta stops silently past its daily quota. */
    public synchronized void silence(boolean nothingIsSent) {
        silent = nothingIsSent;
    }

    /** Sends every delivery that often. */
    public synchronized void duplicate(int times) {
        copies = times;
    }

    /**
     * Sends what can be sent by hook: the first event alone, the others in a second delivery, since
     * Okta batches as it likes.
     */
    void send(List<ObjectNode> events) {
        List<ObjectNode> eligible =
                events.stream()
                        .filter(e -> ELIGIBLE.contains(e.path("eventType").asText()))
                        .toList();
        if (eligible.isEmpty()) {
            return;
        }
        post(envelope(eligible.subList(0, 1)));
        if (eligible.size() > 1) {
            post(envelope(eligible.subList(1, eligible.size())));
        }
    }

    /** Sends the last deliveries again, all at once and shuffled. */
    public void redeliver(int last, long seed) {
        List<String> again;
        synchronized (this) {
            again = new ArrayList<>(delivered);
        }
        again = new ArrayList<>(again.subList(Math.max(0, again.size() - last), again.size()));
        Collections.shuffle(again, new Random(seed));
        again.forEach(this::start);
    }

    @Override
    public void close() {
        client.close();
    }

    private void post(String body) {
        int times;
        synchronized (this) {
            delivered.add(body);
            if (silent || target.isEmpty()) {
                return;
            }
            times = copies;
        }
        for (int copy = 0; copy < times; copy++) {
            start(body);
        }
    }

    private void start(String body) {
        timeline.execute(() -> {
            senders.acquireUninterruptibly();
            try {
                int status = once(body);
                if (status == 0 || status >= 500) {
                    once(body);
                }
            } finally {
                senders.release();
            }
        });
    }

    /** Returns the answer's status, 0 if there was none in time. */
    private int once(String body) {
        Target to;
        synchronized (this) {
            to = target.orElseThrow();
        }
        HttpRequest request =
                HttpRequest.newBuilder(to.uri())
                        .timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("Authorization", to.secret())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String envelope(List<ObjectNode> events) {
        ObjectNode envelope = Json.object();
        envelope.put("eventType", "com.okta.event_hook");
        envelope.put("eventTypeVersion", "1.0");
        envelope.put("cloudEventsVersion", "0.1");
        envelope.put("source", "https://acme.okta.example/api/v1/eventHooks/whoLOCAL");
        envelope.put("eventId", UUID.randomUUID().toString());
        ArrayNode list = envelope.putObject("data").putArray("events");
        events.forEach(list::add);
        envelope.put("eventTime", timeline.now().toString());
        envelope.put("contentType", "application/json");
        return Json.write(envelope);
    }
}
