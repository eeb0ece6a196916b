package dev.rollcall.domain.breaker;

/** Where the stop switch stands. */
public enum StopPosition {
    OFF,
    /** Stops what comes in bulk: plans and released batches. A single leaver passes (rule 8). */
    BULK,
    /**
     * Stops every write but those that sign somebody out. Either stops between two writes of a run
     * too.
     */
    ALL
}
