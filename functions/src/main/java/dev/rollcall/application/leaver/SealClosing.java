package dev.rollcall.application.leaver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.platform.json.CanonicalJson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores who saw to what was left of a leaver, and when, once nothing is open: the proof of the cut
 * was sealed before that. A repetition gives the same bytes, since all of it has happened.
 */
public final class SealClosing {
    private final Ledger ledger;
    private final EvidenceStore store;
    private final Recorder recorder;

    public SealClosing(Ledger ledger, EvidenceStore store, Recorder recorder) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.store = requireNonNull(store, "store is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /**
     * Stores it and records where.
     *
     * @param items all that was ever left of the case, each closed
     * @return where it lies, for the record of the closing
     */
    Map<String, String> seal(LeaverCases.Kept open, List<ResidualItem> items) {
        EvidenceStore.Location location = store.putClosing(open.leaver().id(), bytes(open, items));
        Map<String, String> facts = Map.of("key", location.key(), "sha256", location.sha256());
        recorder.fact(open.leaver(), open.ground(), Kind.EVIDENCE, "evidence#closed", facts);
        return facts;
    }

    private byte[] bytes(LeaverCases.Kept open, List<ResidualItem> items) {
        CaseId id = open.leaver().id();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "rollcall/leaver-closing/1");
        document.put("case", id.value());
        document.put("person", open.leaver().person().toString());
        document.put(
                "evidence",
                ledger.find(id, "evidence")
                        .<Map<String, String>>map(stored -> stored.entry().facts())
                        .orElse(Map.of()));
        document.put("residual", AftercareSections.items(items));
        return CanonicalJson.write(document).getBytes(UTF_8);
    }
}
