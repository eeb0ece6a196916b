package dev.rollcall.adapter.scimsource;

import dev.rollcall.contract.PersonSourceContract;

class SimulatedScimPersonSourceTest extends PersonSourceContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedCustomIdp(ScimSourceSettings.Inactive.LEAVER);
    }
}
