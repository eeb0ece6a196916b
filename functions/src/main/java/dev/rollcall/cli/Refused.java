package dev.rollcall.cli;

/** A command that did not get what it asked for: what happened, and what to do next. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
