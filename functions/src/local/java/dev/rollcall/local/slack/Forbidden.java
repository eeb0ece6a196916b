package dev.rollcall.local.slack;

import java.util.ArrayList;
import java.util.List;

/** Calls that nobody may ever send (design rule 9): they are carried out, and written down here. */
public final class Forbidden {
    private final List<String> calls = new ArrayList<>();

    public synchronized void record(String what) {
        calls.add(what);
    }

    synchronized List<String> all() {
        return List.copyOf(calls);
    }
}
