package dev.rollcall.adapter.slack;

import dev.rollcall.contract.AccountChangesContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackAccountChangesTest extends AccountChangesContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
