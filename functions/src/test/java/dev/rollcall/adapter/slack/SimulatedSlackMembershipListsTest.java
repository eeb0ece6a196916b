package dev.rollcall.adapter.slack;

import dev.rollcall.contract.MembershipListsContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackMembershipListsTest extends MembershipListsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
