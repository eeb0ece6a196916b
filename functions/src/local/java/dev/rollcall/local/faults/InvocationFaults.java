package dev.rollcall.local.faults;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.lambda.Invocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invocations that fail before they run, or are delivered twice. */
public final class InvocationFaults {
    private final Map<String, Integer> failing = new HashMap<>();
    private final Map<String, Delivery> doubled = new HashMap<>();

    /** How often an event reaches its function. */
    public enum Delivery {
        ONCE,
        TWICE,
        TWICE_AT_ONCE
    }

    /** The next so many invocations of the function fail before the handler runs. */
    public synchronized void failNext(String function, int times) {
        failing.put(function, times);
    }

    /** From now on each invocation of the function is delivered like that. */
    public synchronized void deliver(String function, Delivery delivery) {
        doubled.put(function, requireNonNull(delivery, "delivery is null"));
    }

    public synchronized void clear() {
        failing.clear();
        doubled.clear();
    }

    /** Returns the failure to give instead of running the handler, if one is due. */
    public synchronized Optional<Invocation> before(String function) {
        int left = failing.getOrDefault(function, 0);
        if (left == 0) {
            return Optional.empty();
        }
        failing.put(function, left - 1);
        return Optional.of(new Invocation.Failed("Lambda.ServiceException", "Injected", List.of()));
    }

    public synchronized Delivery delivery(String function) {
        return doubled.getOrDefault(function, Delivery.ONCE);
    }
}
