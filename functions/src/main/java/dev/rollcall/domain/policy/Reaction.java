package dev.rollcall.domain.policy;

/** What follows from a difference. */
public enum Reaction {
    /** It is named, and that is all. */
    REPORT,
    /** It is set right, within the breaker's limits. */
    CORRECT,
    /** It is set right once an operator says so. */
    HOLD
}
