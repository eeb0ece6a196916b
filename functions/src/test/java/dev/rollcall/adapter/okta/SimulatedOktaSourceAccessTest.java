package dev.rollcall.adapter.okta;

import dev.rollcall.contract.SourceAccessContract;

class SimulatedOktaSourceAccessTest extends SourceAccessContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedOkta();
    }
}
