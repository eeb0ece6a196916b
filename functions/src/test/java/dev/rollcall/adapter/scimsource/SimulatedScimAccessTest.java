package dev.rollcall.adapter.scimsource;

import dev.rollcall.contract.SourceAccessContract;

class SimulatedScimAccessTest extends SourceAccessContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedCustomIdp(ScimSourceSettings.Inactive.LEAVER);
    }
}
