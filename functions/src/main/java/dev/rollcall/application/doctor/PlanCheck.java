package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.checkup.Finding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which plan the company has, and what nobody can do on it by an API. */
public final class PlanCheck implements Check {
    private static final String NAME = "plan";
    private static final String RUNBOOK = "; see docs/deactivation-runbook.md.";

    private final SlackCapabilities capabilities;

    public PlanCheck(SlackCapabilities capabilities) {
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        Capabilities detected = capabilities.detect();
        Stream<Finding> missing =
                Arrays.stream(Capability.values())
                        .filter(capability -> !capability.isOn(detected.plan()))
                        .map(PlanCheck::missing);
        return Stream.concat(Stream.of(plan(detected.plan())), missing).toList();
    }

    private static Finding plan(SlackPlan plan) {
        return switch (plan) {
            case ENTERPRISE -> Finding.ok(NAME, "Slack's plan is Enterprise.");
            case BUSINESS_PLUS ->
                    Finding.notice(
                            NAME,
                            "Slack's plan is Business+: there are no admin methods and no audit"
                                    + " logs. Rollcall calls none of them, and says in each"
                                    + " leaver's record what was not available.");
        };
    }

    private static Finding missing(Capability capability) {
        return Finding.notice(
                NAME,
                "Not available on this plan: " + FeatureWords.of(capability) + ".",
                FeatureWords.instead(capability) + RUNBOOK);
    }
}
