package dev.rollcall.domain.policy;

/** Whether people of a population are here for a time. */
public enum Stay {
    /** As long as the source says that they belong here. */
    OPEN,
    /** Somebody answers for them, and there is an end: of guests it is always so. */
    LIMITED
}
