package dev.rollcall.testing.slack;

import dev.rollcall.contract.AccountProvisioningContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryAccountProvisioningTest extends AccountProvisioningContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
