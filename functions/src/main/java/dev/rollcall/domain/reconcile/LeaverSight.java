package dev.rollcall.domain.reconcile;

/** How it stands with an active account of somebody who has left. */
public enum LeaverSight {
    /** Nobody has deactivated it, and nobody is about to. */
    MISSED,
    /** The breaker holds the deactivation. */
    HELD,
    /** It was deactivated with proof, and is active again. */
    WAS_OUT
}
