package dev.rollcall.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** An HTTP server on 127.0.0.1 in front of one endpoint. */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts serving; port 0 takes any free one, see {@link #port()}.
     *
     * @throws PortTaken if somebody else has the port
     */
    public static LoopbackServer start(int port, List<Filter> filters, Endpoint endpoint) {
        HttpServer server = Loopback.bind(port);
        HttpContext context = server.createContext("/", exchange -> serve(exchange, endpoint));
        context.getFilters().addAll(filters);
        server.start();
        return new LoopbackServer(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        if (server.getExecutor() instanceof ExecutorService threads) {
            threads.shutdownNow();
        }
    }

    private static void serve(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            switch (replyTo(Request.of(exchange), endpoint)) {
                case Reply.Answer answer -> send(exchange, answer);
                case Reply.Dropped _ -> {
                    // Closing before any answer closes the connection.
                }
            }
        }
    }

    private static Reply replyTo(Request request, Endpoint endpoint) {
        try {
            return endpoint.answer(request);
        } catch (RuntimeException defect) {
            LOG.error("A simulator failed at {} {}", request.method(), request.path(), defect);
            return Reply.json(500, Json.object().put("error", "simulator_failed"));
        }
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        answer.headers()
                .forEach(
                        header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
