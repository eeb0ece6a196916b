package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The forbidden calls that Rollcall itself sent. Whoever runs many simulators in one process asks
 * here once whether there was one anywhere.
 */
public final class ForbiddenSent {
    /** What all simulators of this process share unless they are told otherwise. */
    public static final ForbiddenSent ANYWHERE = new ForbiddenSent();

    private final List<String> calls = new ArrayList<>();

    synchronized void add(String what) {
        calls.add(requireNonNull(what, "what is null"));
    }

    /** Returns what was sent since the last time, in its order, and forgets it. */
    public synchronized List<String> takeAll() {
        List<String> all = List.copyOf(calls);
        calls.clear();
        return all;
    }
}
