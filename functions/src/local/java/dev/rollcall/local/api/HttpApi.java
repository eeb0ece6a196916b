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

/** Answers a request with the function its route names, as an HTTP API does. */
public final class HttpApi implements HttpHandler {
    private static final int LARGEST_BODY = 10 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Route> routes;
    private final LambdaHost lambda;
    private final Clock clock;

    public HttpApi(List<Route> routes, LambdaHost lambda, Clock clock) {
        this.routes = List.copyOf(routes);
        this.lambda = requireNonNull(lambda, "lambda is null");
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
            JsonNode event = ProxyEvent.of(route.get(), exchange, body, clock.instant());
            switch (lambda.invoke(route.get().function(), JSON.writeValueAsBytes(event))) {
                case Invocation.Answered answered -> answer(exchange, answered);
                case Invocation.Failed _, Invocation.Unknown _ ->
                        message(exchange, 500, "Internal Server Error");
            }
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
