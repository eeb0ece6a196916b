package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a call has seen of the list at which it had to stop, for the next call in the same process:
 * of a list of a thousand pages, put off every ten of them, all pages would be fetched again each
 * time. Whoever does not find it here fetches them.
 */
public final class SeenPages {
    private final AtomicReference<Optional<Kept>> last = new AtomicReference<>(Optional.empty());

    /** Each change of a reconciliation has a version of its own. */
    private record Kept(SnapshotId id, long version, PartPoint point) {
        Kept {
            requireNonNull(id, "id is null");
            requireNonNull(point, "point is null");
        }
    }

    void keep(Reconciliation present, Optional<PartPoint> point) {
        last.set(point.map(at -> new Kept(present.id(), present.version(), at)));
    }

    /** Returns where that one stands, with what was seen; empty if it is not known here. */
    Optional<PartPoint> of(Reconciliation present) {
        return requireNonNull(last.get(), "last is null")
                .filter(kept -> kept.id().equals(present.id()))
                .filter(kept -> kept.version() == present.version())
                .map(Kept::point);
    }
}
