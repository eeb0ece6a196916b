package dev.rollcall.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rollcall.local.http.Loopback;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One loopback endpoint for all of AWS that we use, for {@code AWS_ENDPOINT_URL}.
 *
 * <p>The service is told by the prefix of {@code X-Amz-Target}, else by the signature's credential
 * scope; what carries neither is a presigned S3 request.
 */
public final class AwsGateway implements AutoCloseable {
    private static final Pattern SCOPE =
            Pattern.compile("Credential=([^/]+)/\\d+/[^/]+/([a-z0-9-]+)/aws4_request");

    private final HttpServer server;
    private final Map<String, AwsService> services = new ConcurrentHashMap<>();

    /**
     * Takes a port; nothing is answered before {@link #serve}.
     *
     * @param port 0 for any
     */
    public AwsGateway(int port, List<Filter> filters) {
        this.server = Loopback.bind(port);
        server.createContext("/", this::handle).getFilters().addAll(filters);
    }

    /**
     * Begins to answer.
     *
     * @param byName services by their name in X-Amz-Target (without version) or in the credential
     *     scope
     */
    public void serve(Map<String, AwsService> byName) {
        services.putAll(byName);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the access key a request was signed with. */
    public static Optional<String> accessKey(HttpExchange exchange) {
        return scope(exchange.getRequestHeaders().getFirst("Authorization")).map(m -> m.group(1));
    }

    public static Optional<String> accessKey(AwsRequest request) {
        return scope(request.headers().get("authorization")).map(m -> m.group(1));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AwsRequest request = AwsRequest.of(exchange);
            AwsAnswer answer = service(request).answer(request);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            boolean bodiless = answer.body().length == 0 || request.method().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private AwsService service(AwsRequest request) {
        String name =
                request.header("x-amz-target")
                        .map(target -> target.split("[._]", 2)[0])
                        .or(() ->
                                scope(request.headers().get("authorization")).map(m -> m.group(2)))
                        .orElse("s3");
        AwsService service = services.get(name);
        if (service == null) {
            return _ -> unknown(name, request.header("x-amz-target").isPresent());
        }
        return service;
    }

    /** Says so in the protocol that the client reads. */
    private static AwsAnswer unknown(String service, boolean json) {
        String message = "The local runtime does not serve " + service;
        if (json) {
            return AwsAnswer.of(
                    501,
                    "application/x-amz-json-1.1",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("__type", "NotImplemented")
                            .put("message", message)
                            .toString());
        }
        Xml error = Xml.of("Error").text("Code", "NotImplemented").text("Message", message);
        return AwsAnswer.xml(501, Xml.of("ErrorResponse").add(error));
    }

    private static Optional<Matcher> scope(@Nullable String header) {
        return Optional.ofNullable(header).map(SCOPE::matcher).filter(Matcher::find);
    }
}
