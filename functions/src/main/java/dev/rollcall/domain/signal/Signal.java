package dev.rollcall.domain.signal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** One security event whose sender is proven. */
public sealed interface Signal {
    /** Returns the event's id, the same however often it is sent. */
    String id();

    /**
     * Something may have happened to somebody.
     *
     * @param at when, by the transmitter's word; not in the future
     */
    record About(String id, SignalKind kind, SignalSubject subject, Instant at) implements Signal {
        public About {
            requireNonNull(id, "id is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(subject, "subject is null");
            requireNonNull(at, "at is null");
        }
    }

    /** The transmitter shows that its stream reaches us. */
    record Verification(String id) implements Signal {
        public Verification {
            requireNonNull(id, "id is null");
        }
    }

    /** The transmitter says whether it goes on sending. */
    record StreamUpdated(String id, StreamStatus status) implements Signal {
        public StreamUpdated {
            requireNonNull(id, "id is null");
            requireNonNull(status, "status is null");
        }
    }

    /** None of our business. */
    record Ignored(String id) implements Signal {
        public Ignored {
            requireNonNull(id, "id is null");
        }
    }
}
