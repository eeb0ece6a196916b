package dev.rollcall.adapter.alone;

import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;

import java.util.Optional;

/** The latest reconciliation and the last good one, forgotten with the process. */
public class ReconciliationsInMemory implements Reconciliations {
    private Optional<Reconciliation> latest = Optional.empty();
    private Optional<GoodReading> good = Optional.empty();

    @Override
    public synchronized Optional<Reconciliation> latest() {
        return latest;
    }

    @Override
    public synchronized boolean replace(Optional<Reconciliation> seen, Reconciliation next) {
        boolean asSeen =
                latest.map(Reconciliation::version).equals(seen.map(Reconciliation::version));
        if (!asSeen && !latest.equals(Optional.of(next))) {
            return false;
        }
        latest = Optional.of(next);
        return true;
    }

    @Override
    public synchronized Optional<GoodReading> lastGood() {
        return good;
    }

    @Override
    public synchronized void keepGood(GoodReading next) {
        if (good.filter(kept -> kept.begun().isAfter(next.begun())).isEmpty()) {
            good = Optional.of(next);
        }
    }
}
