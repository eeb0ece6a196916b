package dev.rollcall.adapter.okta;

import dev.rollcall.contract.PersonSourceContract;

class SimulatedOktaPersonSourceTest extends PersonSourceContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedOkta();
    }
}
