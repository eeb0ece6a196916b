package dev.rollcall.testing.slack;

import dev.rollcall.contract.ChannelAllowListsContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryChannelAllowListsTest extends ChannelAllowListsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
