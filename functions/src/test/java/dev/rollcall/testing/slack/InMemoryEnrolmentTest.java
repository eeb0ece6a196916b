package dev.rollcall.testing.slack;

import dev.rollcall.contract.EnrolmentContract;
import dev.rollcall.contract.OrganisationFixture;

class InMemoryEnrolmentTest extends EnrolmentContract {
    @Override
    protected OrganisationFixture organisation() {
        return new InMemoryOrganisationFixture();
    }
}
