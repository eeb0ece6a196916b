package dev.rollcall.adapter.entra;

import dev.rollcall.contract.PersonSourceContract;

class SimulatedEntraPersonSourceTest extends PersonSourceContract {
    @Override
    protected Fixture fixture() {
        return new SimulatedEntra();
    }
}
