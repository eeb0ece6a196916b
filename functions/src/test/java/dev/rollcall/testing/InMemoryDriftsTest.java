package dev.rollcall.testing;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.contract.DriftsContract;

class InMemoryDriftsTest extends DriftsContract {
    @Override
    protected Drifts fresh() {
        return new InMemoryDrifts();
    }
}
