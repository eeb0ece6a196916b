package dev.rollcall.testing;

import dev.rollcall.application.port.Snapshots;
import dev.rollcall.contract.SnapshotsContract;

class InMemorySnapshotsTest extends SnapshotsContract {
    @Override
    protected Snapshots fresh() {
        return new InMemorySnapshots();
    }
}
