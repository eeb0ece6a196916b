package dev.rollcall.domain.reconcile;

/** How far a reconciliation has come. */
public enum Phase {
    /** Both sides are being read. */
    READING,
    /** All is read; differences are not named yet. */
    COMPARING,
    /** Differences are named, and what policy allows is being set going. */
    CORRECTING,
    /** All corrections are set going; each is looked at until it is done or has failed. */
    SETTLING,
    /** It is over, well or not. */
    ENDED
}
