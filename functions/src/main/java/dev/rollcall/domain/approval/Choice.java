package dev.rollcall.domain.approval;

/** What an approver wants done with one item. */
public enum Choice {
    RELEASE,
    /** The source is wrong about this person: not until its word changes. */
    SOURCE_WRONG,
    /** Right, but not now. */
    NOT_NOW
}
