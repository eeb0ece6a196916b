package dev.rollcall.domain.lifecycle;

/** What the clock measures, in the order in which it is due. */
public enum SlaClass {
    /** Inactive and without a session, both read back; inactive alone where no API tells more. */
    ACCESS_CUT,
    /** No membership left in what Rollcall clears. */
    MEMBERSHIPS_CLEARED,
    /** All of it seen again by an independent reading; the evidence is stored right after. */
    VERIFIED
}
