package dev.rollcall.adapter.slack;

import dev.rollcall.contract.AccountDirectoryContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackAccountDirectoryTest extends AccountDirectoryContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
