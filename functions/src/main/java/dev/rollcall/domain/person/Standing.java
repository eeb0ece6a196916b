package dev.rollcall.domain.person;

/** What a source's status means for access. Each source has one tested table that says so. */
public enum Standing {
    /** Belongs here; includes people who cannot sign in for now (locked out, password expired). */
    ENTITLED,
    /** Known, but not started. */
    NOT_YET,
    /** Access is paused and expected back: sessions end, nothing is deactivated. */
    SUSPENDED,
    /** Has left. The only standing that may deactivate. */
    LEAVER,
    /** A status our table does not know: nothing is written, a human looks. */
    UNKNOWN
}
