package dev.rollcall.testing;

import dev.rollcall.application.port.Batches;
import dev.rollcall.contract.BatchesContract;

class InMemoryBatchesTest extends BatchesContract {
    @Override
    protected Batches batches() {
        return new InMemoryBatches();
    }
}
