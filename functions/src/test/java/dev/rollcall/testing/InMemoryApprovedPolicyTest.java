package dev.rollcall.testing;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.contract.ApprovedPolicyContract;

class InMemoryApprovedPolicyTest extends ApprovedPolicyContract {
    @Override
    protected ApprovedPolicy fresh() {
        return new InMemoryApprovedPolicy();
    }
}
