package dev.rollcall.local.aws.lambda;

import static java.util.Objects.requireNonNull;

import java.util.List;

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
     */
    record Failed(String errorType, String message, List<String> trace) implements Invocation {
        public Failed {
            requireNonNull(errorType, "errorType is null");
            requireNonNull(message, "message is null");
            trace = List.copyOf(trace);
        }
    }

    /** There is no such function. */
    record Unknown(String name) implements Invocation {
        public Unknown {
            requireNonNull(name, "name is null");
        }
    }
}
