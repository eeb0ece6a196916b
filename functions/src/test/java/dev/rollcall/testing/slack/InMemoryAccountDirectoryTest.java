package dev.rollcall.testing.slack;

import dev.rollcall.contract.AccountDirectoryContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryAccountDirectoryTest extends AccountDirectoryContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
