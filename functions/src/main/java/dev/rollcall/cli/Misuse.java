package dev.rollcall.cli;

/** A command that was not understood, so that nothing was asked of anybody. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
