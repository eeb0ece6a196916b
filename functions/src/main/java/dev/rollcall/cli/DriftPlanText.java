package dev.rollcall.cli;

import dev.rollcall.wire.DriftPlan;

/** What the last reconciliation found and planned, for a human at a terminal. */
final class DriftPlanText {
    private DriftPlanText() {}

    static String of(DriftPlan plan) {
        String drift =
                plan.drift().isEmpty()
                        ? "Nothing differs now.%n".formatted()
                        : "Now there are %d differences.%n%s"
                                .formatted(plan.drift().size(), DriftText.byProspect(plan.drift()));
        return ReconcileText.of(plan.reconciliation()) + System.lineSeparator() + drift;
    }
}
