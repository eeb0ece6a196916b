package dev.rollcall.domain.policy;

/** What follows when the end of somebody's stay has come, besides that rules give nothing more. */
public enum AtEnd {
    /** People are told. */
    REPORT,
    /** People are told, and approvers decide whether the account is deactivated. */
    HOLD
}
