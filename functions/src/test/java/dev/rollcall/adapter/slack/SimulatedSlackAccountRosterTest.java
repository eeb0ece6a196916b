package dev.rollcall.adapter.slack;

import dev.rollcall.contract.AccountRosterContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackAccountRosterTest extends AccountRosterContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
