package dev.rollcall.domain.breaker;

/** What a write does to whom it is about, as the stop switch sees it. */
public enum Effect {
    /** Whoever it hits signs in again: nothing stops it, and a held leaver gets it at once. */
    CONTAINS,
    /** Gives something: whoever stops everything wants nothing else changed either. */
    GIVES,
    /** Takes something away that does not come back by itself. */
    DESTROYS,
    /** Takes away from whom a human released with others: it comes in bulk. */
    DESTROYS_IN_BULK
}
