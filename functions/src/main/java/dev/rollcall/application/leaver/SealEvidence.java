package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.residual.ResidualItem;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores the proof of a verified case, once, and closes the case; or that of a part of it. */
public final class SealEvidence {
    private static final Set<Kind> OF_THE_SEALING = Set.of(Kind.BASIS, Kind.EVIDENCE, Kind.CLOSED);

    private final LeaverCases leaverCases;
    private final Ledger ledger;
    private final Residuals residuals;
    private final EvidenceStore store;
    private final EvidenceDocument document;
    private final Recorder recorder;
    private final LastLook lastLook;

    public SealEvidence(
            LeaverCases leaverCases,
            LastLook lastLook,
            Ledger ledger,
            Residuals residuals,
            EvidenceStore store,
            EvidenceDocument document,
            Recorder recorder) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.lastLook = requireNonNull(lastLook, "lastLook is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
        this.store = requireNonNull(store, "store is null");
        this.document = requireNonNull(document, "document is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Where the evidence lies. */
        record Sealed(String key, String sha256) implements Outcome {}

        /** An account is active again or gone: nothing was sealed, and the run goes round. */
        record Reactivated() implements Outcome {}
    }

    /**
     * Looks once more whether everybody is inactive still, then seals a verified case and closes
     * it. Where some accounts wait for a human, what is verified of the others is sealed as a part,
     * and the case stays open.
     *
     * @throws IllegalStateException if nothing of the case is verified
     */
    public Outcome seal(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        if (!open.leaver().state().closed() && lastLook.findsNotOut(open)) {
            return new Outcome.Reactivated();
        }
        Optional<Instant> verifiedAt = open.leaver().reached(SlaClass.VERIFIED);
        return verifiedAt.isPresent() ? whole(open, verifiedAt.get()) : part(open);
    }

    /** With what was looked for after the verification, as it stood when that was done. */
    private Outcome whole(LeaverCases.Kept open, Instant verifiedAt) {
        Instant until = open.leaver().inventoried().orElse(verifiedAt);
        List<ResidualItem> left =
                residuals.of(open.leaver().id()).stream()
                        .filter(item -> !item.found().isAfter(until))
                        .map(item -> item.at(until))
                        .toList();
        EvidenceStore.Location location =
                store.put(
                        open.leaver().id(),
                        document.bytes(open.leaver(), entries(open, until), left));
        Map<String, String> facts = recordStored(open, "evidence", location);
        recorder.enter(open.leaver(), open.ground(), CaseState.VERIFIED, facts);
        return new Outcome.Sealed(location.key(), location.sha256());
    }

    private Outcome part(LeaverCases.Kept open) {
        List<AccountProgress> verified = open.leaver().verified();
        if (verified.isEmpty()) {
            throw new IllegalStateException(
                    "Case " + open.leaver().id() + " is not verified; verify first");
        }
        int number = verified.size();
        LedgerEntry basis = basis(open, number, verified);
        LeaverCase sealed = open.leaver().only(accounts(basis, AccountMark.VERIFIED));
        EvidenceStore.Location location =
                store.putPart(
                        sealed.id(),
                        number,
                        document.bytes(
                                sealed,
                                entries(open, basis.at()),
                                accounts(basis, AccountMark.HELD),
                                accounts(basis, AccountMark.REFUSED)));
        recordStored(open, "evidence#part-" + number, location);
        return new Outcome.Sealed(location.key(), location.sha256());
    }

    /** What the first try found, so that a repeated one gives the same bytes. */
    private LedgerEntry basis(LeaverCases.Kept open, int number, List<AccountProgress> verified) {
        Instant last =
                verified.stream()
                        .flatMap(account -> account.reached(SlaClass.VERIFIED).stream())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        Map<String, String> facts = new TreeMap<>();
        facts.put(AccountMark.VERIFIED.name(), ids(verified.stream()));
        for (AccountMark waiting : List.of(AccountMark.HELD, AccountMark.REFUSED)) {
            facts.put(
                    waiting.name(),
                    ids(open.leaver().accounts().stream().filter(a -> a.has(waiting))));
        }
        LedgerEntry fresh =
                LedgerEntry.fact(
                        "part#" + number, Kind.BASIS, last, open.subject(), open.ground(), facts);
        return ledger.append(fresh).entry();
    }

    private static String ids(Stream<AccountProgress> accounts) {
        return accounts.map(a -> a.account().value()).collect(Collectors.joining(" "));
    }

    private static List<AccountId> accounts(LedgerEntry basis, AccountMark mark) {
        return Arrays.stream(basis.facts().getOrDefault(mark.name(), "").split(" "))
                .filter(id -> !id.isEmpty())
                .map(AccountId::new)
                .toList();
    }

    /** Nothing that came later or of the sealing itself: a repeated seal has the same bytes. */
    private List<Ledger.Stored> entries(LeaverCases.Kept open, Instant until) {
        return ledger.of(open.leaver().id()).stream()
                .filter(stored -> !stored.entry().at().isAfter(until))
                .filter(stored -> !OF_THE_SEALING.contains(stored.entry().kind()))
                .toList();
    }

    private Map<String, String> recordStored(
            LeaverCases.Kept open, String key, EvidenceStore.Location location) {
        Map<String, String> facts = Map.of("key", location.key(), "sha256", location.sha256());
        recorder.fact(open.leaver(), open.ground(), Kind.EVIDENCE, key, facts);
        return facts;
    }
}
