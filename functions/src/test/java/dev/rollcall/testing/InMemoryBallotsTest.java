package dev.rollcall.testing;

import dev.rollcall.application.port.Batches;
import dev.rollcall.contract.BallotsContract;

class InMemoryBallotsTest extends BallotsContract {
    @Override
    protected Batches batches() {
        return new InMemoryBatches();
    }
}
