package dev.rollcall.adapter.slack;

import dev.rollcall.contract.IdpGroupsContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackIdpGroupsTest extends IdpGroupsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
