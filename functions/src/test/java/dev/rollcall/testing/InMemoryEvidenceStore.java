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
    private final Map<String, byte[]> stored = new HashMap<>();

    @Override
    public synchronized Location put(CaseId caseId, byte[] content) {
        return put(caseId, caseId.value(), content);
    }

    @Override
    public synchronized Location putPart(CaseId caseId, int number, byte[] content) {
        return put(caseId, caseId + "-part-" + number, content);
    }

    private Location put(CaseId caseId, String name, byte[] content) {
        String sha256 = Hashes.sha256(content);
        byte[] before = stored.putIfAbsent(name, content.clone());
        if (before != null && !Hashes.sha256(before).equals(sha256)) {
            throw new PortFailure.NeedsHuman(
                    "Storing the evidence of case " + caseId, "other-content-stored");
        }
        return new Location("evidence/" + name + ".json", sha256);
    }

    /** Returns what was stored for the case. */
    public synchronized Optional<byte[]> content(CaseId caseId) {
        return Optional.ofNullable(stored.get(caseId.value())).map(byte[]::clone);
    }

    /** Returns what was stored for a part of the case. */
    public synchronized Optional<byte[]> part(CaseId caseId, int number) {
        return Optional.ofNullable(stored.get(caseId + "-part-" + number)).map(byte[]::clone);
    }
}
