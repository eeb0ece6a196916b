package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.reconcile.SnapshotId;

/** Write-once storage for what auditors read. */
public interface EvidenceStore {

    /**
     * @param sha256 of the content, in hexadecimal
     */
    record Location(String key, String sha256) {
        public Location {
            requireNonNull(key, "key is null");
            requireNonNull(sha256, "sha256 is null");
        }
    }

    /**
     * Stores the content once. Storing the same content again succeeds.
     *
     * @throws PortFailure.NeedsHuman if other content is stored under the key already
     */
    Location put(CaseId caseId, byte[] content);

    /**
     * Stores the proof of a part of the case, once per number, beside that of the whole.
     *
     * @param number how many accounts it proves
     * @throws PortFailure.NeedsHuman if other content is stored under the key already
     */
    Location putPart(CaseId caseId, int number, byte[] content);

    /**
     * Stores what became of all that was left of a verified case, once, beside the proof of it.
     *
     * @throws PortFailure.NeedsHuman if other content is stored under the key already
     */
    Location putClosing(CaseId caseId, byte[] content);

    /**
     * Stores a page of what was there when a company was adopted, once per number.
     *
     * @throws PortFailure.NeedsHuman if other content is stored under the key already
     */
    Location putAdopted(SnapshotId baseline, int page, byte[] content);
}
