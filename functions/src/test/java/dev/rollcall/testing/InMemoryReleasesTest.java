package dev.rollcall.testing;

import dev.rollcall.application.port.Batches;
import dev.rollcall.contract.ReleasesContract;

class InMemoryReleasesTest extends ReleasesContract {
    @Override
    protected Batches batches() {
        return new InMemoryBatches();
    }
}
