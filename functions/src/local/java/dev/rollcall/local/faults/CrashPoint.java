package dev.rollcall.local.faults;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Kills an invocation at its n-th outgoing request.
 *
 * <p>A dead process cannot be told apart from one whose every request fails from some point on, so
 * that is what this does: the armed request is dropped, before or after its effect, and so is every
 * later one until all invocations that were alive have ended; each of them counts as died. Their
 * threads are interrupted, so that nobody has to wait for what the dead would still try. A test
 * runs once, asks for the {@link #requests}, and arms each of them.
 */
public final class CrashPoint {

    /** Whether the armed request still takes effect. */
    public enum When {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    private final Set<Life> alive = new HashSet<>();
    private final List<String> requests = new ArrayList<>();
    private int armedAt;
    private When when = When.BEFORE_EFFECT;
    private boolean fired;
    private boolean dead;
    private volatile Consumer<HttpExchange> observer = _ -> {};

    /** One invocation's life. */
    public final class Life {
        private final Thread thread;
        private boolean killed;

        private Life(Thread thread) {
            this.thread = thread;
        }

        /** Ends the invocation; returns whether it died before. */
        public boolean end() {
            synchronized (CrashPoint.this) {
                alive.remove(this);
                if (alive.isEmpty()) {
                    dead = false;
                }
                return killed;
            }
        }
    }

    /** Arms the point: the n-th request from now on, counted from 1. */
    public synchronized void arm(int request, When when) {
        this.armedAt = request;
        this.when = requireNonNull(when, "when is null");
        this.requests.clear();
        this.fired = false;
    }

    /** Arms nothing, and begins to count anew. */
    public synchronized void disarm() {
        arm(0, When.BEFORE_EFFECT);
    }

    /** Tells of each request that a handler sends, before it is served. */
    public void observe(Consumer<HttpExchange> with) {
        observer = requireNonNull(with, "with is null");
    }

    /** Returns the requests since the point was armed, up to the death. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns whether the armed request was reached. */
    public synchronized boolean fired() {
        return fired;
    }

    /**
     * Begins an invocation. One that begins while others are dying dies with them.
     *
     * @param thread runs the handler
     */
    public synchronized Life begin(Thread thread) {
        Life life = new Life(thread);
        life.killed = dead;
        alive.add(life);
        return life;
    }

    /** Returns the filter to put in front of a server, for the requests that handlers send. */
    public Filter filter(Predicate<HttpExchange> fromHandlers) {
        return new Filter() {
            @Override
            public String description() {
                return "Drops requests of an invocation that died";
            }

            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                if (!fromHandlers.test(exchange)) {
                    chain.doFilter(exchange);
                    return;
                }
                observer.accept(exchange);
                switch (fate(label(exchange))) {
                    case LIVES -> chain.doFilter(exchange);
                    case DROPPED -> exchange.close();
                    case DIES_BEFORE_EFFECT -> {
                        interruptTheDead();
                        exchange.close();
                    }
                    case DIES_AFTER_EFFECT -> {
                        chain.doFilter(new UnansweredExchange(exchange));
                        interruptTheDead();
                        exchange.close();
                    }
                }
            }
        };
    }

    private enum Fate {
        LIVES,
        DROPPED,
        DIES_BEFORE_EFFECT,
        DIES_AFTER_EFFECT
    }

    private static String label(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target == null
                ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                : target;
    }

    private synchronized void interruptTheDead() {
        alive.stream().filter(life -> life.killed).forEach(life -> life.thread.interrupt());
    }

    private synchronized Fate fate(String request) {
        if (dead) {
            return Fate.DROPPED;
        }
        if (fired || alive.isEmpty()) {
            return Fate.LIVES;
        }
        requests.add(request);
        if (requests.size() != armedAt) {
            return Fate.LIVES;
        }
        fired = true;
        dead = true;
        alive.forEach(life -> life.killed = true);
        return when == When.BEFORE_EFFECT ? Fate.DIES_BEFORE_EFFECT : Fate.DIES_AFTER_EFFECT;
    }
}
