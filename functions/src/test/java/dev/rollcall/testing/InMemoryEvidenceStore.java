package dev.rollcall.testing;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.platform.Hashes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Evidence that is forgotten with the test. */
public final class InMemoryEvidenceStore implements EvidenceStore {
    private final Map<CaseId, byte[]> stored = new HashMap<>();

    @Override
    public synchronized Location put(CaseId caseId, byte[] content) {
        String sha256 = Hashes.sha256(content);
        byte[] before = stored.putIfAbsent(caseId, content.clone());
        if (before != null && !Hashes.sha256(before).equals(sha256)) {
            throw new PortFailure.NeedsHuman(
                    "Storing the evidence of case " + caseId, "other-content-stored");
        }
        return new Location("evidence/" + caseId + ".json", sha256);
    }

    /** Returns what was stored for the case. */
    public synchronized Optional<byte[]> content(CaseId caseId) {
        return Optional.ofNullable(stored.get(caseId)).map(byte[]::clone);
    }
}
