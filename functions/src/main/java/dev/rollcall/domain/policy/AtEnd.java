package dev.rollcall.domain.policy;

/** What follows when the end of somebody's stay has come, besides that rules give nothing more. */
public enum AtEnd {
    /** People are told. */
    REPORT,
    /**
     * The account is signed out, and people are told every day until one of them has decided
     * whether the person leaves or stays.
     */
    HOLD
}
