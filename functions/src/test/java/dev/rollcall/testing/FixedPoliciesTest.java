package dev.rollcall.testing;

import dev.rollcall.application.port.Policies;
import dev.rollcall.contract.PoliciesContract;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

class FixedPoliciesTest extends PoliciesContract {
    @Override
    protected Policies inForce(LeaverPolicy policy) {
        return new FixedPolicies(policy);
    }
}
