package dev.rollcall.testing;

import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.contract.PolicyProposalsContract;

class InMemoryPolicyProposalsTest extends PolicyProposalsContract {
    @Override
    protected PolicyProposals fresh() {
        return new InMemoryPolicyProposals();
    }
}
