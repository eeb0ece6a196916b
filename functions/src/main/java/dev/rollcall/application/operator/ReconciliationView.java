package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Instant;
import java.util.Optional;

/**
 * How reconciling stands.
 *
 * @param carried whether an execution carries the latest one on; false of one that is over
 * @param report of the last one that has something to report
 */
public record ReconciliationView(
        Instant now,
        Optional<Reconciliation> latest,
        boolean carried,
        Optional<GoodReading> good,
        Optional<Report> report) {
    public ReconciliationView {
        requireNonNull(now, "now is null");
        requireNonNull(latest, "latest is null");
        requireNonNull(good, "good is null");
        requireNonNull(report, "report is null");
    }

    /**
     * The documents that a reconciliation put down, as they lie there.
     *
     * @param found what was read and found; empty: it did not come so far, or that is forgotten
     * @param outcome what is equal now; empty likewise
     */
    public record Report(SnapshotId snapshot, Optional<String> found, Optional<String> outcome) {
        public Report {
            requireNonNull(snapshot, "snapshot is null");
            requireNonNull(found, "found is null");
            requireNonNull(outcome, "outcome is null");
        }
    }
}
