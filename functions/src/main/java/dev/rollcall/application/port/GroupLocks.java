package dev.rollcall.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Locks on what is written for many at once: a Slack object whose write replaces a whole list. */
public interface GroupLocks {

    /** A held lock; closing releases it if it is still ours. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Tries once; empty if somebody else holds an unexpired lock. */
    Optional<Held> acquire(String object, Instant now, Duration atMost);
}
