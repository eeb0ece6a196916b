package dev.rollcall.platform.http;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Lends one client with its pool of connections: made when first needed, replaced after a long
 * rest, and gone while closed. A Lambda that was frozen, or restored from a snapshot, wakes with
 * connections that the other side gave up long ago.
 */
final class PooledClient implements AutoCloseable {
    /** Longer than a burst of calls, shorter than the idle time of common load balancers. */
    static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final InstantSource clock;
    private @Nullable HttpClient client;
    private Instant lastUsed = Instant.MIN;
    private int lent;

    PooledClient(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    <T> T lend(Function<HttpClient, T> use) {
        HttpClient borrowed = take();
        try {
            return use.apply(borrowed);
        } finally {
            giveBack();
        }
    }

    /** Drops the client and its connections; the next use makes a new one. */
    @Override
    public synchronized void close() {
        drop();
    }

    private synchronized HttpClient take() {
        Instant now = clock.instant();
        if (lent == 0 && lastUsed.isBefore(now.minus(LONGEST_REST))) {
            drop();
        }
        HttpClient current = client;
        if (current == null) {
            // HTTP/1.1: one call, one connection; one that breaks takes no other call with it.
            current =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT_TIMEOUT)
                            .build();
            client = current;
        }
        lent++;
        lastUsed = now;
        return current;
    }

    private synchronized void giveBack() {
        lent--;
        lastUsed = clock.instant();
    }

    private void drop() {
        HttpClient old = client;
        client = null;
        if (old != null) {
            old.shutdownNow();
        }
    }
}
