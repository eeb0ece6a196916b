package dev.rollcall.application.port;

import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;

import java.util.Optional;

/** The latest reconciliation, and the last good one. Throws {@link PortFailure}. */
public interface Reconciliations {

    Optional<Reconciliation> latest();

    /** Puts one in the place of the one that was seen; false if another is there by now. */
    boolean replace(Optional<Reconciliation> seen, Reconciliation next);

    Optional<GoodReading> lastGood();

    /** Keeps it, unless one that was begun later is kept already. */
    void keepGood(GoodReading good);
}
