package dev.rollcall.adapter.slack.fault;

import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.platform.http.UriText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** {@code /_control/faults} of simulated Slack, as anybody may call it. */
final class Control {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Control() {}

    static void send(SlackSimulator simulator, String method, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(UriText.below(simulator.uri(), "/_control/faults"))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
