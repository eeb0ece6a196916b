package dev.rollcall.testing;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;

import java.util.Arrays;
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

    @Override
    public synchronized Location putClosing(CaseId caseId, byte[] content) {
        return put(caseId, caseId + "-closed", content);
    }

    @Override
    public synchronized Location putAdopted(SnapshotId baseline, int page, byte[] content) {
        String name = "adoption/%s-%05d".formatted(baseline, page);
        byte[] before = stored.putIfAbsent(name, content.clone());
        if (before != null && !Arrays.equals(before, content)) {
            throw new PortFailure.NeedsHuman(
                    "Storing the baseline " + baseline, "other-content-stored");
        }
        return new Location(name + ".json", Hashes.sha256(content));
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

    /** Returns what was stored when the case was closed. */
    public synchronized Optional<byte[]> closing(CaseId caseId) {
        return Optional.ofNullable(stored.get(caseId + "-closed")).map(byte[]::clone);
    }

    /** Returns what lies there. */
    public synchronized Optional<byte[]> at(Location location) {
        String key = location.key();
        String name = key.startsWith("evidence/") ? key.substring("evidence/".length()) : key;
        return Optional.ofNullable(stored.get(name.substring(0, name.length() - ".json".length())))
                .map(byte[]::clone);
    }
}
