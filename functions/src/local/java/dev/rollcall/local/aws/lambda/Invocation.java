package dev.rollcall.local.aws.lambda;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** How an invocation ended. */
public sealed interface Invocation {

    /** The handler answered. */
    record Answered(byte[] payload) implements Invocation {
        public Answered {
            payload = payload.clone();
        }

        @Override
        public byte[] payload() {
            return payload.clone();
        }
    }

    /**
     * The handler threw, or the invocation died.
     *
     * @param errorType the exception's class name, which is also its name in a state machine
     * @param cause the exception's cause, told in the same way
     */
    record Failed(String errorType, String message, List<String> trace, Optional<Failed> cause)
            implements Invocation {
        public Failed {
            requireNonNull(errorType, "errorType is null");
            requireNonNull(message, "message is null");
            trace = List.copyOf(trace);
            requireNonNull(cause, "cause is null");
        }

        public Failed(String errorType, String message, List<String> trace) {
            this(errorType, message, trace, Optional.empty());
        }
    }

    /** There is no such function. */
    record Unknown(String name) implements Invocation {
        public Unknown {
            requireNonNull(name, "name is null");
        }
    }
}
