package dev.rollcall.application.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the proof of what a run has changed, write-once. */
public final class SealAccess {
    private static final List<String> NOT_VERIFIABLE =
            List.of(
                    "user groups of the organisation: Slack tells how many are in one, and not who",
                    "private channels without an account of ours: Slack tells nothing of them");

    private final Works works;
    private final Ledger ledger;
    private final EvidenceStore store;
    private final Recorder recorder;

    public SealAccess(Works works, Ledger ledger, EvidenceStore store, Recorder recorder) {
        this.works = requireNonNull(works, "works is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.store = requireNonNull(store, "store is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /** Where the evidence lies. */
    public record Sealed(String key, String sha256) {}

    /**
     * Seals everything up to the last verification. A run that goes on after it died seals again
     * under another number, which counts what was carried out by then.
     *
     * @throws IllegalStateException if nothing was verified
     */
    public Sealed seal(CaseId caseId, AccountId account) {
        Work work = works.find(caseId);
        List<Ledger.Stored> all = ledger.of(caseId);
        Instant verified =
                all.stream()
                        .map(Ledger.Stored::entry)
                        .filter(entry -> entry.kind() == Kind.VERIFIED)
                        .map(LedgerEntry::at)
                        .reduce((_, last) -> last)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Case " + caseId + " is not verified; verify first"));
        List<Ledger.Stored> entries =
                all.stream()
                        .filter(stored -> !stored.entry().at().isAfter(verified))
                        .filter(stored -> stored.entry().kind() != Kind.EVIDENCE)
                        .toList();
        int number = (int) entries.stream().filter(e -> e.entry().kind() == Kind.OUTCOME).count();
        EvidenceStore.Location location =
                store.putPart(caseId, number, document(work, account, entries));
        recorder.fact(
                work.subject().with(account),
                work.ground(),
                Kind.EVIDENCE,
                "evidence#access-" + number,
                Map.of("key", location.key(), "sha256", location.sha256()));
        return new Sealed(location.key(), location.sha256());
    }

    private static byte[] document(Work work, AccountId account, List<Ledger.Stored> entries) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", "access");
        document.put("caseId", work.run().id().value());
        document.put("person", work.run().person().toString());
        document.put("account", account.value());
        document.put("cause", work.run().cause());
        document.put("changedAt", work.run().changedAt().toString());
        document.put("detectedAt", work.run().detectedAt().toString());
        document.put("notAvailable", notAvailable(entries));
        document.put("notVerifiable", NOT_VERIFIABLE);
        document.put(
                "ledger",
                entries.stream()
                        .map(stored ->
                                Map.of(
                                        "key", stored.entry().key(),
                                        "sha256", stored.hash(),
                                        // The exact text that was hashed.
                                        "document", stored.document()))
                        .toList());
        return CanonicalJson.write(document).getBytes(UTF_8);
    }

    /** Returns what Slack lacks of what the run would have changed, as a leaver's evidence does. */
    private static List<String> notAvailable(List<Ledger.Stored> entries) {
        return entries.stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == Kind.UNAVAILABLE)
                .flatMap(entry ->
                        Optional.ofNullable(entry.facts().get(OffPlan.UNAVAILABLE)).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
