package dev.rollcall.domain.policy;

/** How far a proposed policy got. */
public enum ProposalState {
    /** Approvers are asked. */
    OPEN,
    /** Enough agreed; it is put in force within a minute. */
    APPROVED,
    ACTIVATED,
    REJECTED,
    WITHDRAWN,
    /** Approved, and yet not put in force: it did not hold when it was looked at again. */
    REFUSED
}
