package dev.rollcall.local.stepfunctions.execution;

/** Ends what a state is doing; turned into the state's failure where the step was started. */
final class StateFailed extends RuntimeException {

    private final transient Failure failure;

    StateFailed(Failure failure) {
        super(failure.error().orElse("no error name"), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
