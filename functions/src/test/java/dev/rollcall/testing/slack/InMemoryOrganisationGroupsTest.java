package dev.rollcall.testing.slack;

import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.contract.OrganisationGroupsContract;

class InMemoryOrganisationGroupsTest extends OrganisationGroupsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
