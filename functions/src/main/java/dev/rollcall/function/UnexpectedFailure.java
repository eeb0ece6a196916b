package dev.rollcall.function;

/**
 * What leaves a function instead of a failure that nobody foresaw: names of classes and methods,
 * and no message. Lambda prints what leaves to the log, past our redaction, and Step Functions
 * keeps it for 90 days; a message of somebody else's may quote a token.
 */
final class UnexpectedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedFailure(RuntimeException failure) {
        super(names(failure));
        setStackTrace(failure.getStackTrace());
    }

    private static String names(RuntimeException failure) {
        Throwable cause = failure.getCause();
        String name = failure.getClass().getName();
        return cause == null ? name : name + ", caused by " + cause.getClass().getName();
    }
}
