package dev.rollcall.local.okta;

/**
 * What is open of deactivated people and groups: Okta says that a group rule leaves them in
 * (support.okta.com, Deactivated Users not Removed From Okta Groups Automatically), and not what
 * lists and numbers make of it.
 */
public enum LeaversInGroups {
    /** They are among the members, and counted. */
    SHOWN,
    /** They are counted, and not among the members. */
    COUNTED,
    /** They are neither. */
    HIDDEN;

    boolean shows(OktaPerson person) {
        return this == SHOWN || !person.status().equals("DEPROVISIONED");
    }

    boolean counts(OktaPerson person) {
        return this == COUNTED || shows(person);
    }
}
