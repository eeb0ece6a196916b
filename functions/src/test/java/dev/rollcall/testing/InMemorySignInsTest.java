package dev.rollcall.testing;

import dev.rollcall.application.port.SignIns;
import dev.rollcall.contract.SignInsContract;

class InMemorySignInsTest extends SignInsContract {
    @Override
    protected SignIns signIns() {
        return new InMemorySignIns();
    }
}
