package dev.rollcall.testing.slack;

import dev.rollcall.contract.MembershipListsContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryMembershipListsTest extends MembershipListsContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
