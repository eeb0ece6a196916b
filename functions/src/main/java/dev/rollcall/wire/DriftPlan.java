package dev.rollcall.wire;

import java.util.List;

/**
 * What {@code rollcall plan} without a file says as one document.
 *
 * @param reconciliation what the last one found and planned
 * @param drift what is there of it now
 */
public record DriftPlan(ReconcileStatus reconciliation, List<DriftState> drift) {
    public DriftPlan {
        drift = List.copyOf(drift);
    }
}
