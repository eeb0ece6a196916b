package dev.rollcall.testing;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.domain.policy.PolicyInForce;

import java.util.Optional;

/** Which policy was approved, forgotten with the test. */
public final class InMemoryApprovedPolicy implements ApprovedPolicy {
    private Optional<PolicyInForce> inForce = Optional.empty();

    @Override
    public synchronized Optional<PolicyInForce> read() {
        return inForce;
    }

    @Override
    public synchronized boolean replace(Optional<PolicyInForce> seen, PolicyInForce next) {
        if (!inForce.equals(seen) && !inForce.equals(Optional.of(next))) {
            return false;
        }
        inForce = Optional.of(next);
        return true;
    }
}
