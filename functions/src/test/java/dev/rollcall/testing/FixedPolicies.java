package dev.rollcall.testing;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;

import java.time.Duration;
import java.util.Set;

/** Always the same policy. */
public record FixedPolicies(LeaverPolicy leavers) implements Policies {

    /** The default SLA, five seconds of dwell, the default limits, nobody protected. */
    public static FixedPolicies usual() {
        return new FixedPolicies(
                new LeaverPolicy(
                        "0".repeat(64),
                        Sla.DEFAULT,
                        Duration.ofSeconds(5),
                        new Limits(25, 100),
                        Set.of(),
                        LeaverPolicy.Mode.ACT));
    }
}
