package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps which executions were started; they live until a test ends them. */
public final class InMemoryReconcileRuns implements ReconcileRuns {

    /** One of a reconciliation's executions. */
    public record Execution(SnapshotId id, int number) {}

    private final List<Execution> started = new ArrayList<>();
    private final Set<Execution> alive = new HashSet<>();
    private boolean refusing;

    @Override
    public synchronized boolean start(SnapshotId id, int number) {
        if (refusing) {
            throw new PortFailure.Unavailable("Starting a reconciliation");
        }
        Execution execution = new Execution(id, number);
        if (!started.contains(execution)) {
            started.add(execution);
            alive.add(execution);
        }
        return alive.contains(execution);
    }

    @Override
    public synchronized boolean isAlive(SnapshotId id, int number) {
        return alive.contains(new Execution(id, number));
    }

    /** Lets it end, well or badly. */
    public synchronized void end(SnapshotId id, int number) {
        alive.remove(new Execution(id, number));
    }

    /** From now on every start fails, or no more. */
    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Returns all that were ever started, in order. */
    public synchronized List<Execution> started() {
        return List.copyOf(started);
    }
}
