package dev.rollcall.domain.lifecycle;

import java.time.Instant;

/** A reading of the source that a write stands on. */
public interface Basis {

    /** Returns whether the write may still be made on it then. */
    boolean carries(Instant now);

    /** Returns how many looks had been wanted before it was read; more since make it outdated. */
    long seen();
}
