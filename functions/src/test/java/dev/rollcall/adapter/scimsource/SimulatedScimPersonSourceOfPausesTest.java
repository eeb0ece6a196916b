package dev.rollcall.adapter.scimsource;

import dev.rollcall.contract.PersonSourceContract;

class SimulatedScimPersonSourceOfPausesTest extends PersonSourceContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedCustomIdp(ScimSourceSettings.Inactive.SUSPENDED);
    }
}
