package dev.rollcall.adapter.slack;

import dev.rollcall.contract.AccountProvisioningContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackAccountProvisioningTest extends AccountProvisioningContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
