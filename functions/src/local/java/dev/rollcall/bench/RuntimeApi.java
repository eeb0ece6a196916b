package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rollcall.local.http.Loopback;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a function's runtime talks to, of the Lambda Runtime API as much as AWS's runtime interface
 * client asks for (docs.aws.amazon.com, "Using the Lambda runtime API").
 */
final class RuntimeApi implements AutoCloseable {
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";
    private static final long PATIENCE_SECONDS = 60;

    private final HttpServer server = Loopback.bind(0);
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private volatile long handedOver;

    /**
     * What the function answered.
     *
     * @param path where the runtime sent it: to the invocation's response, or to an error's
     * @param handedOver by the nanosecond clock, when the event was given to the runtime
     * @param at when the answer had come
     */
    record Answer(String path, String body, long handedOver, long at) {
        Answer {
            requireNonNull(path, "path is null");
            requireNonNull(body, "body is null");
        }

        boolean acknowledges() {
            return path.endsWith("/response") && body.contains("\"statusCode\":204");
        }
    }

    RuntimeApi() {
        server.createContext("/", this::serve);
        server.start();
    }

    /** Returns host and port, as {@code AWS_LAMBDA_RUNTIME_API} has it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Gives an event to whichever runtime asks next, and waits for its answer. */
    Answer invoke(byte[] event) throws InterruptedException {
        events.add(event);
        Answer answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("The function's process has not answered");
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals(NEXT)) {
                next(exchange);
            } else {
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                long now = System.nanoTime();
                exchange.sendResponseHeaders(202, -1);
                answers.add(new Answer(exchange.getRequestURI().getPath(), body, handedOver, now));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] event = events.take();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders()
                .add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        exchange.getResponseHeaders()
                .add(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(System.currentTimeMillis() + 10_000));
        exchange.getResponseHeaders()
                .add(
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:us-east-1:000000000000:function:OktaHookFunction");
        handedOver = System.nanoTime();
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }
}
