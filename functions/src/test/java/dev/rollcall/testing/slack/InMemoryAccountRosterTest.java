package dev.rollcall.testing.slack;

import dev.rollcall.contract.AccountRosterContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryAccountRosterTest extends AccountRosterContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
