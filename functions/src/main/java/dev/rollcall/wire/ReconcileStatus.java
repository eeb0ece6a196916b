package dev.rollcall.wire;

/**
 * The answer to {@code GET /operator/reconcile}. An empty text stands for none.
 *
 * @param good when the last good one began
 * @param goodSnapshot which one that was
 * @param report of the last one that ended; while one is under way, of the last good one
 */
public record ReconcileStatus(
        String now,
        ReconcileProgress latest,
        String good,
        String goodSnapshot,
        ReconcileReport report) {}
