package dev.rollcall.local.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.Hmac;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.time.Timeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends events as Slack documents it: signed, three seconds to answer, and three more tries: at
 * once, after a minute, after five (docs.slack.dev, "Events API"). Sends none until it is told to.
 */
public final class EventSubscription implements ChangeListener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<Duration> AGAIN =
            List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final SlackOrganisation slack;
    private final Timeline timeline;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicInteger sent = new AtomicInteger();
    private final List<Integer> answers = new ArrayList<>();
    private Optional<Target> target = Optional.empty();
    private boolean deliver;

    private record Target(URI uri, String secret) {}

    EventSubscription(SlackOrganisation slack, Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Where events go, and by which secret they are signed. */
    public synchronized void register(URI uri, String secret) {
        target = Optional.of(new Target(uri, secret));
    }

    /** From now on events are sent, or are not. */
    public synchronized void deliver(boolean wanted) {
        deliver = wanted;
    }

    /** Returns the status of every answer so far; 0 where there was none in time. */
    public synchronized List<Integer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void arrived(SlackAccount account) {
        send("team_join", Json.object().set("user", user(account)));
    }

    @Override
    public void changed(SlackAccount account) {
        send("user_change", Json.object().set("user", user(account)));
    }

    @Override
    public void changed(SlackGroup before, SlackGroup after) {
        if (before.disabled() != after.disabled()) {
            send("subteam_updated", Json.object().set("subteam", subteam(after)));
        }
        Set<String> added = less(after, before);
        Set<String> removed = less(before, after);
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        ObjectNode event = Json.object();
        event.put("subteam_id", after.id());
        event.put("team_id", after.workspaceId());
        event.set("added_users", Json.texts(List.copyOf(added)));
        event.put("added_users_count", Integer.toString(added.size()));
        event.set("removed_users", Json.texts(List.copyOf(removed)));
        event.put("removed_users_count", Integer.toString(removed.size()));
        send("subteam_members_changed", event);
    }

    @Override
    public void close() {
        client.close();
    }

    private static Set<String> less(SlackGroup of, SlackGroup others) {
        Set<String> left = new TreeSet<>(of.members());
        left.removeAll(others.members());
        return left;
    }

    private ObjectNode user(SlackAccount account) {
        ObjectNode user = Json.object();
        user.put("id", account.id());
        user.put("team_id", team());
        user.put("deleted", account.deactivatedFrom().isPresent());
        user.putObject("profile").put("email", account.email());
        return user;
    }

    private ObjectNode subteam(SlackGroup group) {
        ObjectNode subteam = Json.object();
        subteam.put("id", group.id());
        subteam.put("team_id", group.workspaceId());
        subteam.put("date_delete", group.disabled() ? timeline.now().getEpochSecond() : 0);
        subteam.set("users", Json.texts(List.copyOf(group.members())));
        return subteam;
    }

    private String team() {
        return slack.workspaces().getFirst().id();
    }

    private void send(String type, ObjectNode event) {
        Target to;
        synchronized (this) {
            if (!deliver || target.isEmpty()) {
                return;
            }
            to = target.get();
        }
        event.put("type", type);
        ObjectNode outer = Json.object();
        outer.put("team_id", team());
        outer.put("api_app_id", SlackOrganisation.OUR_APP);
        outer.set("event", event);
        outer.put("type", "event_callback");
        outer.put("event_id", "Ev%09d".formatted(sent.incrementAndGet()));
        outer.put("event_time", slack.now().getEpochSecond());
        ArrayNode authorizations = outer.putArray("authorizations");
        authorizations.addObject().put("team_id", team()).put("is_bot", false);
        String body = Json.write(outer);
        timeline.execute(() -> attempt(to, body, 0));
    }

    private void attempt(Target to, String body, int tried) {
        int status = once(to, body, tried);
        synchronized (this) {
            answers.add(status);
        }
        if ((status < 200 || status >= 300) && tried < AGAIN.size()) {
            timeline.schedule(
                    timeline.now().plus(AGAIN.get(tried)), () -> attempt(to, body, tried + 1));
        }
    }

    private int once(Target to, String body, int tried) {
        String time = Long.toString(slack.now().getEpochSecond());
        byte[] code = Hmac.of("HmacSHA256", to.secret().getBytes(UTF_8), "v0:" + time + ":" + body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.uri())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("X-Slack-Request-Timestamp", time)
                        .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(code))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (tried > 0) {
            request.header("X-Slack-Retry-Num", Integer.toString(tried));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
