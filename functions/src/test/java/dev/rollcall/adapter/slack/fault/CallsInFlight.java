package dev.rollcall.adapter.slack.fault;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The calls that Slack is still at, which a caller may have given up long ago. A test waits for
 * them when their time has come, so that what they do is not left to chance.
 */
final class CallsInFlight extends Filter {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Arrival> arrivals = new ArrayList<>();
    private Optional<Pattern> awaited = Optional.empty();
    private Runnable whenItComes = () -> {};
    private Optional<Instant> heldUntil = Optional.empty();

    /** A call, and when it came; the simulator's own log says when it ended. */
    record Arrival(Instant at, String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    CallsInFlight(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        calls.incrementAndGet();
        try {
            arrived(
                    new Arrival(
                            clock.instant(),
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath()));
            chain.doFilter(exchange);
        } finally {
            calls.decrementAndGet();
        }
    }

    /** Does something right before the first call that fits is answered. */
    synchronized void atFirst(String call, Runnable then) {
        awaited = Optional.of(Pattern.compile(call));
        whenItComes = then;
    }

    private void arrived(Arrival call) {
        Runnable then = () -> {};
        synchronized (this) {
            if (!call.path().startsWith("/_control")) {
                arrivals.add(call);
            }
            if (awaited.filter(p -> p.matcher(call.toString()).find()).isPresent()) {
                awaited = Optional.empty();
                then = whenItComes;
            }
        }
        then.run();
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    synchronized void heldUntil(Instant when) {
        heldUntil = Optional.of(when);
    }

    /** Until when a call is held back; empty where none is. */
    synchronized Optional<Instant> heldUntil() {
        return heldUntil;
    }

    /** Waits until all have ended, if what was held back is so no more at this time. */
    void awaitEnd(Instant now) {
        if (heldUntil().filter(until -> !now.isBefore(until)).isEmpty()) {
            return;
        }
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (calls.get() > 0) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("A call to simulated Slack does not end");
            }
            Thread.onSpinWait();
        }
        synchronized (this) {
            heldUntil = Optional.empty();
        }
    }

    @Override
    public String description() {
        return "counts the calls that have not ended";
    }
}
