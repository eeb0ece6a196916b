package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.checkup.Finding;

import java.util.List;

/** May anything be written at all? By the policy's mode and the stop switch. */
public final class BrakeCheck implements Check {
    private static final String NAME = "brake";

    private final Policies policies;
    private final StopSwitch stop;

    public BrakeCheck(Policies policies, StopSwitch stop) {
        this.policies = requireNonNull(policies, "policies is null");
        this.stop = requireNonNull(stop, "stop is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return List.of(mode(), stop());
    }

    private Finding mode() {
        return policies.leavers().observesOnly()
                ? Finding.notice(
                        NAME,
                        "The policy's mode is observe: Rollcall says what it would do, and writes"
                                + " nothing to Slack.",
                        "When you trust what it says, set 'mode: act'.")
                : Finding.ok(NAME, "The policy's mode is act.");
    }

    private Finding stop() {
        StopPosition position;
        try {
            position = stop.read().map(StopSwitch.Thrown::position).orElse(StopPosition.OFF);
        } catch (PortFailure.NeedsHuman _) {
            return Finding.problem(
                    NAME,
                    "The stop switch cannot be read, so everything is stopped.",
                    "Mend or delete the item STOP#SWITCH in the table.");
        }
        return switch (position) {
            case OFF -> Finding.ok(NAME, "The stop switch is off.");
            case BULK ->
                    Finding.warning(
                            NAME,
                            "The stop switch stands at bulk: plans and released batches wait.",
                            "When that is over: rollcall stop off.");
            case ALL ->
                    Finding.problem(
                            NAME,
                            "The stop switch stands at all: nothing that removes access is"
                                    + " written.",
                            "When the incident is over: rollcall stop off.");
        };
    }
}
