package dev.rollcall.sandbox;

/** Nothing came of it: what happened, and what to do. Never quotes a credential. */
public final class SandboxRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SandboxRefused(String message) {
        super(message);
    }
}
