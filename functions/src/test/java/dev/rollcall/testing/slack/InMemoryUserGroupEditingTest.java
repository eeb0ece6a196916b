package dev.rollcall.testing.slack;

import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.contract.UserGroupEditingContract;

class InMemoryUserGroupEditingTest extends UserGroupEditingContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
