package dev.rollcall.domain.signal;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

/** Whom an event is about (RFC 9493, "Subject Identifiers for Security Event Tokens"). */
public sealed interface SignalSubject {

    /** Somebody by the source's own id. */
    record Known(PersonId person) implements SignalSubject {
        public Known {
            requireNonNull(person, "person is null");
        }
    }

    /** Whoever has an e-mail address. Prints nothing of it. */
    record Address(String email) implements SignalSubject {
        public Address {
            requireNonNull(email, "email is null");
        }

        @Override
        public String toString() {
            return "Address[redacted]";
        }
    }

    /**
     * Nobody whom we could tell.
     *
     * @param why a code such as {@code opaque}
     */
    record Untold(String why) implements SignalSubject {
        public Untold {
            requireNonNull(why, "why is null");
        }
    }
}
