package dev.rollcall.testing;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.contract.EvidenceStoreContract;
import dev.rollcall.domain.lifecycle.CaseId;

class InMemoryEvidenceStoreTest extends EvidenceStoreContract {
    private final InMemoryEvidenceStore store = new InMemoryEvidenceStore();

    @Override
    protected EvidenceStore store() {
        return store;
    }

    @Override
    protected byte[] stored(EvidenceStore.Location location) {
        String name = location.key().replace("evidence/", "").replace(".json", "");
        return store.content(new CaseId(name)).orElseThrow();
    }
}
