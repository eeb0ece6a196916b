package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.signal.Signal;

/** Reads what somebody pushed as a security event, and proves that the transmitter signed it. */
public interface SignalReader {

    /** Why an event is refused, in the words of RFC 8935, 2.4. */
    enum Refusal {
        INVALID_REQUEST,
        INVALID_KEY,
        INVALID_ISSUER,
        INVALID_AUDIENCE
    }

    /** What it was. */
    sealed interface Reading {
        record Read(Signal signal) implements Reading {
            public Read {
                requireNonNull(signal, "signal is null");
            }
        }

        /**
         * @param description one sentence that says what is wrong, without anything of the content
         * @param signed whether the transmitter sent it: then it is noted, since it is lost else
         */
        record Refused(Refusal refusal, String description, boolean signed) implements Reading {
            public Refused {
                requireNonNull(refusal, "refusal is null");
                requireNonNull(description, "description is null");
            }
        }
    }

    /**
     * Reads one event.
     *
     * @throws PortFailure if the transmitter's keys cannot be had: nothing is known of the event
     */
    Reading read(HookRequest request);
}
