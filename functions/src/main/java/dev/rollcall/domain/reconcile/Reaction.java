package dev.rollcall.domain.reconcile;

/** What follows from a difference. */
public enum Reaction {
    /** It is named, and that is all. */
    REPORT,
    /** It is set right, within the breaker's limits. */
    CORRECT,
    /** It is set right once an operator says so. */
    HOLD
}
