package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Until when a version cannot be deleted. */
record Retention(Mode mode, Instant until) {

    /** Who may shorten it: with GOVERNANCE those who ask for the bypass, else nobody. */
    enum Mode {
        GOVERNANCE,
        COMPLIANCE
    }

    Retention {
        requireNonNull(mode, "mode is null");
        requireNonNull(until, "until is null");
    }

    boolean forbidsDeletion(Instant now, boolean bypass) {
        return until.isAfter(now) && !(bypass && mode == Mode.GOVERNANCE);
    }

    /** Longer is always allowed; anything else only if deleting were. */
    boolean forbids(Retention next, Instant now, boolean bypass) {
        boolean weaker =
                next.until().isBefore(until)
                        || mode == Mode.COMPLIANCE && next.mode() == Mode.GOVERNANCE;
        return weaker && forbidsDeletion(now, bypass);
    }
}
