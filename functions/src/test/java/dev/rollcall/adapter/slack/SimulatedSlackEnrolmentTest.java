package dev.rollcall.adapter.slack;

import dev.rollcall.contract.EnrolmentContract;
import dev.rollcall.contract.OrganisationFixture;

class SimulatedSlackEnrolmentTest extends EnrolmentContract {
    @Override
    protected OrganisationFixture organisation() {
        return new SimulatedOrganisation();
    }
}
