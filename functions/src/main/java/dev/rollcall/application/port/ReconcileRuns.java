package dev.rollcall.application.port;

import dev.rollcall.domain.reconcile.SnapshotId;

/** The executions that carry a reconciliation on. Throws {@link PortFailure}. */
public interface ReconcileRuns {

    /**
     * Starts one; starting the same again while it lives changes nothing.
     *
     * @param number which execution of this reconciliation it is, from 1
     * @return false if an execution of that number has ended already
     */
    boolean start(SnapshotId id, int number);

    /** Returns whether it runs, or cannot be said not to. */
    boolean isAlive(SnapshotId id, int number);
}
