package dev.rollcall.local.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.time.Timeline;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Calls the addresses of subscriptions as Graph documents it: ten seconds for the handshake, three
 * for a notification, then again with growing pauses for four hours, each time with ten seconds.
 */
final class GraphSender implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration GIVES_UP = Duration.ofHours(4);

    private final Timeline timeline;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(FIRST).build();
    private final List<Integer> answers = new ArrayList<>();

    GraphSender(Timeline timeline) {
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Returns the status of every answer to a notification so far; 0 where there was none. */
    synchronized List<Integer> answers() {
        return List.copyOf(answers);
    }

    /** Whether the address answers the handshake with the very token, as plain text. */
    boolean answers(String url) {
        String token =
                "Validation: Testing client application reachability for subscription Request-Id: "
                        + UUID.randomUUID();
        String asked = url + "?validationToken=" + URLEncoder.encode(token, UTF_8);
        try {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(asked))
                                    .timeout(LATER)
                                    .header("Content-Type", "text/plain; charset=utf-8")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && answer.headers()
                            .firstValue("Content-Type")
                            .filter(type -> type.startsWith("text/plain"))
                            .isPresent()
                    && answer.body().equals(token);
        } catch (IOException | IllegalArgumentException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends it, and again as long as it is not taken. */
    void send(String url, String body) {
        timeline.execute(() -> attempt(url, body, FIRST, PAUSE, Duration.ZERO));
    }

    @Override
    public void close() {
        client.close();
    }

    private void attempt(
            String url, String body, Duration patience, Duration pause, Duration since) {
        int status = once(url, body, patience);
        synchronized (this) {
            answers.add(status);
        }
        boolean taken = status >= 200 && status < 300;
        if (!taken && since.plus(pause).compareTo(GIVES_UP) <= 0) {
            timeline.schedule(
                    timeline.now().plus(pause),
                    () -> attempt(url, body, LATER, pause.multipliedBy(2), since.plus(pause)));
        }
    }

    private int once(String url, String body, Duration patience) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(patience)
                                    .header("Content-Type", "application/json; charset=utf-8")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | IllegalArgumentException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
