package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What became of an {@link Order}. */
public sealed interface Carried {

    /** It is as meant, and was read back. */
    record Settled() implements Carried {}

    /** Sent, not visible yet: look again then; nothing is sent twice before. */
    record Awaiting(Instant notBefore) implements Carried {
        public Awaiting {
            requireNonNull(notBefore, "notBefore is null");
        }
    }

    /** Definitely not done; may be sent from then on. */
    record Later(Instant notBefore) implements Carried {
        public Later {
            requireNonNull(notBefore, "notBefore is null");
        }
    }

    /** Will not be done by us: a human must act. */
    record Refused(String code) implements Carried {
        public Refused {
            requireNonNull(code, "code is null");
        }
    }

    /** The source must be read again first; nothing was done. */
    record LookAgain() implements Carried {}

    /** Our run is no longer the current one; nothing was done. */
    record Fenced() implements Carried {}
}
