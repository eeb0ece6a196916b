package dev.rollcall.testing;

import dev.rollcall.application.port.GroupLocks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Locks that are forgotten with the test. */
public final class InMemoryGroupLocks implements GroupLocks {
    private record Lock(long holder, Instant until) {}

    private final Map<String, Lock> locks = new HashMap<>();
    private long acquired;

    @Override
    public synchronized Optional<Held> acquire(String object, Instant now, Duration atMost) {
        Lock present = locks.get(object);
        if (present != null && present.until().isAfter(now)) {
            return Optional.empty();
        }
        Lock mine = new Lock(++acquired, now.plus(atMost));
        locks.put(object, mine);
        return Optional.of(() -> release(object, mine));
    }

    private synchronized void release(String object, Lock mine) {
        locks.remove(object, mine);
    }
}
