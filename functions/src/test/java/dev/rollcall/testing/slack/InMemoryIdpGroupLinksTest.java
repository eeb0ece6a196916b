package dev.rollcall.testing.slack;

import dev.rollcall.contract.IdpGroupLinksContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryIdpGroupLinksTest extends IdpGroupLinksContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
