package dev.rollcall.testing.slack;

import dev.rollcall.contract.IdpGroupsContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryIdpGroupsTest extends IdpGroupsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
