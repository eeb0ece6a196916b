package dev.rollcall.platform.http;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

/**
 * Makes calls and tells apart what certainly had no effect from what may have had one.
 *
 * <p>The deadline covers the whole call, the body included: the JDK client's own timeout ends at
 * the headers. A redirect is an answer like any other. A repeatable call whose connection breaks is
 * sent once more within the same deadline, since a pooled connection may have been given up by the
 * other side; any other is not.
 */
public final class HttpCaller implements AutoCloseable {
    /** Who calls, for the other side's logs. */
    public static final String USER_AGENT = "Rollcall";

    private static final int LONGEST_BODY = 10 * 1024 * 1024;

    private final PooledClient clients;
    private final Duration wholeCall;

    /**
     * @param wholeCall how long one call may take, from connecting to the body's last byte
     */
    public HttpCaller(InstantSource clock, Duration wholeCall) {
        this.clients = new PooledClient(clock);
        this.wholeCall = requireNonNull(wholeCall, "wholeCall is null");
        if (!wholeCall.isPositive()) {
            throw new IllegalArgumentException("A call needs some time");
        }
    }

    public HttpReply call(HttpCall call) {
        return call(call, Deadline.in(wholeCall));
    }

    /** Makes the call within its usual time, or until the given deadline if that is earlier. */
    public HttpReply call(HttpCall call, Deadline atMost) {
        Duration time = atMost.remaining();
        Deadline deadline = Deadline.in(time.compareTo(wholeCall) < 0 ? time : wholeCall);
        HttpReply reply = clients.lend(client -> once(client, call, deadline));
        if (call.repeatable()
                && reply instanceof HttpReply.Lost(var code)
                && code.equals("broken")) {
            return clients.lend(client -> once(client, call, deadline));
        }
        return reply;
    }

    /** Drops all connections, as before a snapshot; the next call makes new ones. */
    @Override
    public void close() {
        clients.close();
    }

    private static HttpReply once(HttpClient client, HttpCall call, Deadline deadline) {
        if (deadline.passed()) {
            return new HttpReply.NotSent("no-time-left");
        }
        HttpRequest request;
        try {
            request = request(call);
        } catch (IllegalArgumentException _) {
            // Its message quotes the header that cannot be sent, which may be a token.
            return new HttpReply.NotSent("cannot-be-sent");
        }
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_BODY));
        try {
            HttpResponse<String> response =
                    sent.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            return new HttpReply.Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException _) {
            sent.cancel(true);
            return new HttpReply.Lost("timeout");
        } catch (InterruptedException _) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpReply.Lost("interrupted");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private static HttpReply failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new HttpReply.NotSent("connect-timeout");
            case ConnectException _ -> new HttpReply.NotSent("no-connection");
            case SSLHandshakeException _ -> new HttpReply.NotSent("no-tls");
            case IOException _ -> new HttpReply.Lost("broken");
            case null, default ->
                    throw new IllegalStateException("The HTTP client failed unexpectedly", cause);
        };
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.uri())
                        .header("User-Agent", USER_AGENT)
                        .method(
                                call.method().name(),
                                call.body()
                                        .map(BodyPublishers::ofString)
                                        .orElseGet(BodyPublishers::noBody));
        call.headers().forEach(request::header);
        return request.build();
    }
}
