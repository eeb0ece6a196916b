package dev.rollcall.testing;

import dev.rollcall.application.port.Outbox;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An outbox that forgets with the test. */
public final class InMemoryOutbox implements Outbox {
    private final Map<String, Waiting> stored = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();

    @Override
    public synchronized void put(Waiting waiting) {
        stored.putIfAbsent(waiting.id(), waiting);
    }

    @Override
    public synchronized List<Waiting> waiting(int limit) {
        return stored.values().stream()
                .filter(waiting -> !sent.contains(waiting.id()))
                .sorted(Comparator.comparing(Waiting::at))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void sent(Waiting waiting) {
        if (stored.containsKey(waiting.id())) {
            sent.add(waiting.id());
        }
    }
}
