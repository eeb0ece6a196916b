package dev.rollcall.application.port;

import java.time.Duration;
import java.util.Optional;

/** Another side's clock, as its answers tell it, to a second and the time the answer took. */
public interface ServerClock {

    /**
     * Returns by how much our clock is ahead of theirs; negative: behind. Empty: it does not tell.
     *
     * @throws PortFailure if there is no answer
     */
    Optional<Duration> ahead();
}
