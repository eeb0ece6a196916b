package dev.rollcall.adapter.slack.fault;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls that Slack is still at, which a caller may have given up long ago. A test waits for
 * them when their time has come, so that what they do is not left to chance.
 */
final class CallsInFlight extends Filter {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger calls = new AtomicInteger();
    private Optional<Instant> heldUntil = Optional.empty();

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        calls.incrementAndGet();
        try {
            chain.doFilter(exchange);
        } finally {
            calls.decrementAndGet();
        }
    }

    void heldUntil(Instant when) {
        heldUntil = Optional.of(when);
    }

    /** Until when a call is held back; empty where none is. */
    Optional<Instant> heldUntil() {
        return heldUntil;
    }

    /** Waits until all have ended, if what was held back is so no more at this time. */
    void awaitEnd(Instant now) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        if (heldUntil.filter(until -> !now.isBefore(until)).isEmpty()) {
            return;
        }
        while (calls.get() > 0) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("A call to simulated Slack does not end");
            }
            Thread.onSpinWait();
        }
        heldUntil = Optional.empty();
    }

    @Override
    public String description() {
        return "counts the calls that have not ended";
    }
}
