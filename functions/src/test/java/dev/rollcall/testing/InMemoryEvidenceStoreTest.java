package dev.rollcall.testing;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.contract.EvidenceStoreContract;

class InMemoryEvidenceStoreTest extends EvidenceStoreContract {
    private final InMemoryEvidenceStore store = new InMemoryEvidenceStore();

    @Override
    protected EvidenceStore store() {
        return store;
    }

    @Override
    protected byte[] stored(EvidenceStore.Location location) {
        return store.at(location).orElseThrow();
    }
}
