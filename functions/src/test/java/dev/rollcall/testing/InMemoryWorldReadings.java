package dev.rollcall.testing;

import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.domain.policy.WorldReading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The latest reading of the world, forgotten with the test. */
public final class InMemoryWorldReadings implements WorldReadings {
    private final Map<String, TreeMap<Integer, Kept>> pages = new HashMap<>();
    private Optional<WorldReading> latest = Optional.empty();

    @Override
    public synchronized Optional<WorldReading> latest() {
        return latest;
    }

    @Override
    public synchronized boolean replace(Optional<WorldReading> seen, WorldReading next) {
        boolean asSeen = latest.map(WorldReading::version).equals(seen.map(WorldReading::version));
        if (!asSeen && !latest.equals(Optional.of(next))) {
            return false;
        }
        latest = Optional.of(next);
        return true;
    }

    @Override
    public synchronized void keep(WorldReading reading, int number, Kept page) {
        pages.computeIfAbsent(reading.id(), _ -> new TreeMap<>()).put(number, page);
    }

    @Override
    public synchronized List<Kept> pages(WorldReading reading) {
        return List.copyOf(pages.getOrDefault(reading.id(), new TreeMap<>()).values());
    }
}
