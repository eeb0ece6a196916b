package dev.rollcall.domain.policy;

/** When a person gets what a mapping says. */
public enum Provisioning {
    /** At once: the account is made if there is none. */
    EAGER,
    /** Recorded now, given when the person first signs in to Slack. */
    JIT
}
