package dev.rollcall.adapter.okta;

import dev.rollcall.contract.SourceProvisioningContract;

class SimulatedOktaSourceProvisioningTest extends SourceProvisioningContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedOkta();
    }
}
