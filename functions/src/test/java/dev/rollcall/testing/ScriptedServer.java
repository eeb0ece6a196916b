package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on loopback that answers as a test scripts it and keeps what was sent. The last
 * reply scripted for a path repeats; an unscripted path answers 500.
 */
public final class ScriptedServer implements AutoCloseable {

    /** A request as it arrived; header names in lower case. */
    public record Request(
            String method, String path, String query, Map<String, String> headers, String body) {
        public Request {
            requireNonNull(method, "method is null");
            requireNonNull(path, "path is null");
            requireNonNull(query, "query is null");
            headers = Map.copyOf(headers);
            requireNonNull(body, "body is null");
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What to do with a request. */
    public sealed interface Reply {
        /**
         * @param headers names and values in turn
         */
        record Answer(int status, String body, List<String> headers) implements Reply {
            public Answer {
                requireNonNull(body, "body is null");
                headers = List.copyOf(headers);
            }
        }

        /** Does what fits the request. */
        record Fitting(Function<Request, Reply> reply) implements Reply {
            public Fitting {
                requireNonNull(reply, "reply is null");
            }
        }

        /** Closes the connection without a word. */
        record HangUp() implements Reply {}

        /** Answers nothing until the server is closed. */
        record Silence() implements Reply {}

        /** Sends headers that promise a body, and then nothing until the server is closed. */
        record HeadersOnly() implements Reply {}

        static Reply ok(String body) {
            return answer(200, body);
        }

        static Reply answer(int status, String body, String... headers) {
            return new Answer(status, body, Arrays.asList(headers));
        }
    }

    static {
        // Else each answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Deque<Reply>> script = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final HttpServer server;

    public ScriptedServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Scripts the replies to e.g. {@code GET /scim/v2/Users/U01}, in their order. */
    public synchronized ScriptedServer on(String methodAndPath, Reply... replies) {
        script.put(methodAndPath, new ArrayDeque<>(Arrays.asList(replies)));
        return this;
    }

    /** Returns the address of a path. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Returns what was sent so far, in order. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns what was sent there so far, in order. */
    public List<Request> requests(String methodAndPath) {
        return requests().stream()
                .filter(request -> methodAndPath.equals(request.method() + " " + request.path()))
                .toList();
    }

    /** Returns the one request sent there; fails if there were none or several. */
    public Request onlyRequest(String methodAndPath) {
        List<Request> sent = requests(methodAndPath);
        if (sent.size() != 1) {
            throw new AssertionError(sent.size() + " requests to " + methodAndPath);
        }
        return sent.getFirst();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = record(exchange);
            reply(exchange, request, next(request));
        }
    }

    private void reply(HttpExchange exchange, Request request, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Answer answer -> send(exchange, answer);
            case Reply.Fitting fitting -> reply(exchange, request, fitting.reply().apply(request));
            case Reply.HangUp() -> {}
            case Reply.Silence() -> awaitClose();
            case Reply.HeadersOnly() -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().flush();
                awaitClose();
            }
        }
    }

    private synchronized Reply next(Request request) {
        Deque<Reply> replies = script.get(request.method() + " " + request.path());
        if (replies == null || replies.isEmpty()) {
            return Reply.answer(500, "unscripted");
        }
        return replies.size() == 1 ? replies.getFirst() : replies.removeFirst();
    }

    private Request record(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        URI uri = exchange.getRequestURI();
        Request request =
                new Request(
                        exchange.getRequestMethod(),
                        uri.getPath(),
                        Optional.ofNullable(uri.getRawQuery()).orElse(""),
                        headers,
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        synchronized (this) {
            requests.add(request);
        }
        return request;
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        for (int i = 0; i < answer.headers().size(); i += 2) {
            exchange.getResponseHeaders().add(answer.headers().get(i), answer.headers().get(i + 1));
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
