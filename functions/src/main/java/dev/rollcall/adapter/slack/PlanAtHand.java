package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.SlackPlan;

/**
 * Capabilities as they were detected, and the plan as every path knows it anyway: it costs no call
 * of its own, and does not hang on the audit logs.
 */
final class PlanAtHand implements SlackCapabilities {
    private final SlackIdentity identity;
    private final SlackCapabilities detected;

    PlanAtHand(SlackIdentity identity, SlackCapabilities detected) {
        this.identity = requireNonNull(identity, "identity is null");
        this.detected = requireNonNull(detected, "detected is null");
    }

    @Override
    public Capabilities detect() {
        return detected.detect();
    }

    @Override
    public SlackPlan plan() {
        return identity.identity().plan();
    }
}
