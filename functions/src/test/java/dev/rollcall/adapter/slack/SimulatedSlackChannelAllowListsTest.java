package dev.rollcall.adapter.slack;

import dev.rollcall.contract.ChannelAllowListsContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackChannelAllowListsTest extends ChannelAllowListsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
