package dev.rollcall.cli;

import dev.rollcall.wire.DriftPlan;

/** What the last reconciliation found and planned, for a human at a terminal. */
final class DriftPlanText {
    private DriftPlanText() {}

    static String of(DriftPlan plan) {
        return ReconcileText.of(plan.reconciliation()) + drift(plan);
    }

    /** That nothing is on the records before anything was compared says nothing. */
    private static String drift(DriftPlan plan) {
        if (!isKnown(plan)) {
            return "";
        }
        return plan.drift().isEmpty()
                ? "%nNothing differs now.%n".formatted()
                : "%nNow there are %d differences.%n%s"
                        .formatted(plan.drift().size(), DriftText.byProspect(plan.drift()));
    }

    /** Returns whether anything was ever compared to its end. */
    static boolean isKnown(DriftPlan plan) {
        return !plan.drift().isEmpty() || !plan.reconciliation().good().isEmpty();
    }
}
