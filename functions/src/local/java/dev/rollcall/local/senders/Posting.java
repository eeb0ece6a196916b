package dev.rollcall.local.senders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Posts to Rollcall's hooks. */
final class Posting implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Answered post(URI uri, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answered(response.statusCode(), response.body());
        } catch (IOException _) {
            return new Answered(0, "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answered(0, "");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
