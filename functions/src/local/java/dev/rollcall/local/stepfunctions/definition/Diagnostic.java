package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A reason to refuse a definition.
 *
 * @param code AWS's code, for example {@code MISSING_TRANSITION_TARGET}
 * @param location a path from the root of the definition, where there is one place to look
 */
public record Diagnostic(String code, String message, Optional<String> location) {

    public Diagnostic {
        requireNonNull(code, "code is null");
        requireNonNull(message, "message is null");
        requireNonNull(location, "location is null");
    }

    static Diagnostic schema(String message, String location) {
        return new Diagnostic("SCHEMA_VALIDATION_FAILED", message, Optional.of(location));
    }

    /** Returns the text as CreateStateMachine's error repeats it, "null" included. */
    public String text() {
        return code + ": " + message + " at " + location.orElse("null");
    }
}
