package dev.rollcall.testing;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.breaker.StopPosition;

import java.time.Instant;
import java.util.Optional;

/** A stop switch that is forgotten with the test. */
public final class InMemoryStopSwitch implements StopSwitch {
    private Optional<Thrown> thrown = Optional.empty();

    @Override
    public synchronized Optional<Thrown> read() {
        return thrown;
    }

    @Override
    public synchronized boolean move(Optional<Thrown> seen, Thrown next) {
        if (!thrown.equals(seen) && !thrown.equals(Optional.of(next))) {
            return false;
        }
        thrown = Optional.of(next);
        return true;
    }

    /** Throws it where it matters neither who did so nor when. */
    public void throwTo(StopPosition position) {
        move(read(), new Thrown(position, "somebody", "a test", Instant.EPOCH));
    }

    public StopPosition position() {
        return read().map(Thrown::position).orElse(StopPosition.OFF);
    }
}
