package dev.rollcall.local.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.aws.lambda.LambdaHost;

import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers a request with the function its route names, as an HTTP API does. */
public final class HttpApi implements HttpHandler {
    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final String LATE = "Integration.Timeout";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Route> routes;
    private final LambdaHost lambda;
    private final IamAuthorizer authorizer;
    private final Clock clock;

    public HttpApi(List<Route> routes, LambdaHost lambda, IamAuthorizer authorizer, Clock clock) {
        this.routes = routes.stream().sorted(Route.EXACT_FIRST).toList();
        this.lambda = requireNonNull(lambda, "lambda is null");
        this.authorizer = requireNonNull(authorizer, "authorizer is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Route> route = route(exchange);
            if (route.isEmpty()) {
                message(exchange, 404, "Not Found");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                message(exchange, 413, "Request Entity Too Large");
                return;
            }
            Optional<LocalIdentity> signer =
                    route.get().signed() ? authorizer.signer(exchange, body) : Optional.empty();
            if (route.get().signed() && signer.isEmpty()) {
                message(exchange, 403, "Forbidden");
                return;
            }
            JsonNode event = ProxyEvent.of(route.get(), exchange, body, signer, clock.instant());
            byte[] payload = JSON.writeValueAsBytes(event);
            if (payload.length > LambdaHost.LARGEST_REQUEST) {
                message(exchange, 413, "Request Too Long");
                return;
            }
            switch (invoke(route.get(), payload)) {
                case Invocation.Answered answered -> answer(exchange, answered);
                case Invocation.Failed(String type, _, _, _) when type.equals(LATE) ->
                        message(exchange, 503, "Service Unavailable");
                case Invocation.Failed _, Invocation.Unknown _ ->
                        message(exchange, 500, "Internal Server Error");
            }
        }
    }

    /** Waits as long as API Gateway does; the function goes on, its answer is lost. */
    private Invocation invoke(Route route, byte[] payload) {
        FutureTask<Invocation> running =
                new FutureTask<>(() -> lambda.invoke(route.function(), payload));
        Thread.ofVirtual().name(route.key()).start(running);
        try {
            return running.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Invocation.Failed(LATE, "API Gateway waited no longer", List.of());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Invocation.Failed(LATE, "The local runtime stopped", List.of());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Functions' failures are answers", e.getCause());
        }
    }

    private Optional<Route> route(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return routes.stream()
                .filter(route -> route.matches(exchange.getRequestMethod(), path))
                .findFirst();
    }

    private static void answer(HttpExchange exchange, Invocation.Answered answered)
            throws IOException {
        JsonNode answer = JSON.readTree(answered.payload());
        answer.path("headers")
                .properties()
                .forEach(header ->
                        exchange.getResponseHeaders()
                                .add(header.getKey(), header.getValue().asText()));
        for (JsonNode cookie : answer.path("cookies")) {
            exchange.getResponseHeaders().add("Set-Cookie", cookie.asText());
        }
        String text = answer.path("body").asText("");
        byte[] body =
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(UTF_8);
        send(exchange, answer.path("statusCode").asInt(200), body);
    }

    private static void message(HttpExchange exchange, int status, String message)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, status, ("{\"message\":\"" + message + "\"}").getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }
}
