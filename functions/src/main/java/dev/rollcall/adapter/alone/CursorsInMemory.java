package dev.rollcall.adapter.alone;

import dev.rollcall.application.port.Cursors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Cursors that are forgotten with the process. */
public class CursorsInMemory implements Cursors {
    private final Map<String, String> cursors = new HashMap<>();

    @Override
    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(cursors.get(name));
    }

    @Override
    public synchronized boolean move(String name, Optional<String> from, String to) {
        if (!find(name).equals(from)) {
            return false;
        }
        cursors.put(name, to);
        return true;
    }
}
