package dev.rollcall.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 in front of one endpoint. */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    static {
        // Without it the server's small answers wait 40 ms for the client's delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts serving; port 0 takes any free one, see {@link #port()}. */
    public static LoopbackServer start(int port, List<Filter> filters, Endpoint endpoint) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            HttpContext context = server.createContext("/", exchange -> serve(exchange, endpoint));
            context.getFilters().addAll(filters);
            server.start();
            return new LoopbackServer(server, threads);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Port " + port + " of 127.0.0.1 cannot be served; choose another", failure);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
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
