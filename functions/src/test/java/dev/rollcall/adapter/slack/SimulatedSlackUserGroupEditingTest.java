package dev.rollcall.adapter.slack;

import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.contract.UserGroupEditingContract;

class SimulatedSlackUserGroupEditingTest extends UserGroupEditingContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
