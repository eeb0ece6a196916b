package dev.rollcall.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A Task's failure: what its Retry and Catch match, and what the history tells. */
public final class TaskError extends Exception {

    private final Optional<String> error;
    private final Optional<String> cause;

    /**
     * @param error the ASL error name, for example {@code Lambda.TooManyRequestsException}
     * @param cause the explanation, for a function the JSON of its error object
     */
    public TaskError(String error, String cause) {
        this(Optional.of(error), Optional.of(cause));
    }

    public TaskError(Optional<String> error, Optional<String> cause) {
        super(error.orElse("no error name"));
        this.error = requireNonNull(error, "error is null");
        this.cause = requireNonNull(cause, "cause is null");
    }

    public Optional<String> error() {
        return error;
    }

    public Optional<String> cause() {
        return cause;
    }
}
