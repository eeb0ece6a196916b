package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.alone.ReconciliationsInMemory;
import dev.rollcall.domain.reconcile.Reconciliation;

import java.util.Optional;
import java.util.function.Consumer;

/** Tells of each step of the one reconciliation that there is. */
final class WatchedReconciliations extends ReconciliationsInMemory {
    private final Consumer<Reconciliation> watcher;

    WatchedReconciliations(Consumer<Reconciliation> watcher) {
        this.watcher = requireNonNull(watcher, "watcher is null");
    }

    @Override
    public synchronized boolean replace(Optional<Reconciliation> seen, Reconciliation next) {
        boolean replaced = super.replace(seen, next);
        if (replaced) {
            watcher.accept(next);
        }
        return replaced;
    }
}
