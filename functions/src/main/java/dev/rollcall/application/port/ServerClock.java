package dev.rollcall.application.port;

import java.time.Duration;
import java.util.Optional;

/** Another side's clock, as its answers tell it, to a second and the time the answer took. */
public interface ServerClock {
    /**
     * So much two clocks may differ and still be called the same: answers tell whole seconds, and
     * take a moment. Who holds a time of theirs against one of ours allows for it.
     */
    Duration TOLERATED = Duration.ofSeconds(30);

    /**
     * Returns by how much our clock is ahead of theirs; negative: behind. Empty: it does not tell.
     *
     * @throws PortFailure if there is no answer
     */
    Optional<Duration> ahead();
}
