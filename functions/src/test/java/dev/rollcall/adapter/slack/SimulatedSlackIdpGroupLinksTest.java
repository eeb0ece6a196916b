package dev.rollcall.adapter.slack;

import dev.rollcall.contract.IdpGroupLinksContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackIdpGroupLinksTest extends IdpGroupLinksContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
