package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

/** Nothing came of it: what happened, and what to do. Never quotes a credential. */
public final class SandboxRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    public SandboxRefused(String why) {
        super(why);
        this.why = requireNonNull(why, "why is null");
    }

    /** Returns what happened, and what to do. */
    public String why() {
        return why;
    }
}
