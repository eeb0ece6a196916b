package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.SlaClass;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores the proof of a verified case, once, and closes the case. */
public final class SealEvidence {
    private static final Set<Kind> OF_THE_SEALING = Set.of(Kind.EVIDENCE, Kind.CLOSED);

    private final LeaverCases leaverCases;
    private final Ledger ledger;
    private final EvidenceStore store;
    private final EvidenceDocument document;
    private final Recorder recorder;
    private final Clock clock;

    public SealEvidence(
            LeaverCases leaverCases,
            Ledger ledger,
            EvidenceStore store,
            EvidenceDocument document,
            Recorder recorder,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.store = requireNonNull(store, "store is null");
        this.document = requireNonNull(document, "document is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Where the evidence lies. */
    public record Sealed(String key, String sha256) {}

    /**
     * @throws IllegalStateException if the case is not verified
     */
    public Sealed seal(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        Instant verifiedAt =
                open.leaver()
                        .reached(SlaClass.VERIFIED)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Case " + caseId + " is not verified; verify first"));
        // Nothing that came later or of the sealing itself: a repeated seal has the same bytes.
        List<Ledger.Stored> entries =
                ledger.of(caseId).stream()
                        .filter(stored -> !stored.entry().at().isAfter(verifiedAt))
                        .filter(stored -> !OF_THE_SEALING.contains(stored.entry().kind()))
                        .toList();
        EvidenceStore.Location location = store.put(caseId, document.bytes(open.leaver(), entries));
        Map<String, String> facts = Map.of("key", location.key(), "sha256", location.sha256());
        recorder.fact(open.leaver(), open.ground(), Kind.EVIDENCE, "evidence", facts);
        recorder.enter(open.leaver(), open.ground(), CaseState.VERIFIED, facts);
        return new Sealed(location.key(), location.sha256());
    }
}
