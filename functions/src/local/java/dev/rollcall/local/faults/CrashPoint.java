package dev.rollcall.local.faults;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Kills an invocation at its n-th outgoing request.
 *
 * <p>A dead process cannot be told apart from one whose every request fails from some point on, so
 * that is what this does: the armed request is dropped, before or after its effect, and so is every
 * later one until all invocations that were alive have ended; each of them counts as died. A test
 * arms 1, 2, 3, … until the point is no longer reached.
 */
public final class CrashPoint {

    /** Whether the armed request still takes effect. */
    public enum When {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    private final Set<Life> alive = new HashSet<>();
    private int armedAt;
    private When when = When.BEFORE_EFFECT;
    private int seen;
    private boolean fired;
    private boolean dead;

    /** One invocation's life. */
    public final class Life {
        private boolean killed;

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
        this.seen = 0;
        this.fired = false;
    }

    /** Returns whether the armed request was reached. */
    public synchronized boolean fired() {
        return fired;
    }

    /** Begins an invocation. One that begins while others are dying dies with them. */
    public synchronized Life begin() {
        Life life = new Life();
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
                switch (fate()) {
                    case LIVES -> chain.doFilter(exchange);
                    case DROPPED -> exchange.close();
                    case DIES_AFTER_EFFECT -> {
                        chain.doFilter(new UnansweredExchange(exchange));
                        exchange.close();
                    }
                }
            }
        };
    }

    private enum Fate {
        LIVES,
        DROPPED,
        DIES_AFTER_EFFECT
    }

    private synchronized Fate fate() {
        if (dead) {
            return Fate.DROPPED;
        }
        seen++;
        if (fired || seen != armedAt || alive.isEmpty()) {
            return Fate.LIVES;
        }
        fired = true;
        dead = true;
        alive.forEach(life -> life.killed = true);
        return when == When.BEFORE_EFFECT ? Fate.DROPPED : Fate.DIES_AFTER_EFFECT;
    }
}
