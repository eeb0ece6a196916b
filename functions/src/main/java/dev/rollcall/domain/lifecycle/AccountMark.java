package dev.rollcall.domain.lifecycle;

/** What has been read back of one account of a case; each mark is set once, with its first time. */
public enum AccountMark {
    /** Confirmed to be leaving: it counts along, and the dwell counts, from here. */
    EXPECTED,
    ADMITTED,
    HELD,
    /** A human released it; the time is the decision's. */
    RELEASED,
    /** Linked to somebody else too, who had not left at the last reading: people decide. */
    DISPUTED,
    REFUSED,
    SESSIONS_ENDED,
    /**
     * Slack's plan has no API for sessions: only the deactivation ends them, and nobody can read
     * that it did.
     */
    SESSIONS_OUT_OF_REACH,
    INACTIVE,
    MEMBERSHIPS_CLEARED,
    VERIFIED,
    /** What the person leaves behind was looked for, and what no API can end is put down. */
    INVENTORIED,
    /** Seen active after all this, because the person belongs here again. */
    ACTIVE_AGAIN
}
