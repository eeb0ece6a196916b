package dev.rollcall.testing.slack;

import dev.rollcall.contract.AccountChangesContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryAccountChangesTest extends AccountChangesContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
