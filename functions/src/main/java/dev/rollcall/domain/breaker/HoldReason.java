package dev.rollcall.domain.breaker;

/** Why the breaker holds. */
public enum HoldReason {
    HOUR_LIMIT,
    DAY_LIMIT,
    STOPPED,
    /** The breaker's own state could not be read: it holds (rule 5). */
    STATE_UNREADABLE
}
