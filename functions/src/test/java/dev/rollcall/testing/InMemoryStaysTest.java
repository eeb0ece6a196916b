package dev.rollcall.testing;

import dev.rollcall.application.port.Stays;
import dev.rollcall.contract.StaysContract;

class InMemoryStaysTest extends StaysContract {
    @Override
    protected Stays fresh() {
        return new InMemoryStays();
    }
}
