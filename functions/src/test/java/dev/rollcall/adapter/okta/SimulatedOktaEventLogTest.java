package dev.rollcall.adapter.okta;

import dev.rollcall.contract.EventLogContract;

class SimulatedOktaEventLogTest extends EventLogContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedOkta();
    }
}
