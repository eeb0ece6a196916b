package dev.rollcall.local.aws;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A service that somebody else's endpoint answers for, such as LocalStack's. */
public final class ForwardedService implements AwsService {
    /** What each connection says for itself. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "date",
                    "expect",
                    "host",
                    "keep-alive",
                    "transfer-encoding",
                    "upgrade");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;

    public ForwardedService(URI endpoint) {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        HttpRequest.Builder forward =
                HttpRequest.newBuilder(endpoint.resolve(request.uri()))
                        .method(
                                request.method(),
                                HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers()
                .forEach((name, value) -> {
                    if (!OF_THE_CONNECTION.contains(name)) {
                        forward.header(name, value);
                    }
                });
        try {
            HttpResponse<byte[]> answer =
                    client.send(forward.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new AwsAnswer(answer.statusCode(), headers(answer), answer.body());
        } catch (IOException _) {
            return AwsAnswer.empty(503);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return AwsAnswer.empty(503);
        }
    }

    private static Map<String, String> headers(HttpResponse<?> answer) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
            if (!OF_THE_CONNECTION.contains(header.getKey()) && !header.getKey().startsWith(":")) {
                headers.put(header.getKey(), String.join(",", header.getValue()));
            }
        }
        return headers;
    }
}
