package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.KeepDrift.Kept;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.CorrectionPlan;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SourceVerdict;
import dev.rollcall.platform.json.CanonicalJson;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts down beside the snapshot what was read, found and set right, in numbers that can be counted
 * again; and what is known from then on of how large the company is.
 */
final class ReconcileReport {
    private final Snapshots snapshots;
    private final CensusDocument census;
    private final LinkProposalDocument links;
    private final Reconciliations reconciliations;
    private final Populations populations;
    private final Drifts drifts;
    private final Clock clock;

    ReconcileReport(
            Snapshots snapshots,
            Reconciliations reconciliations,
            Populations populations,
            Drifts drifts,
            Clock clock) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.census = new CensusDocument(snapshots);
        this.links = new LinkProposalDocument(snapshots);
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.populations = requireNonNull(populations, "populations is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void compared(
            Reconciliation reconciliation,
            Compared compared,
            Kept kept,
            List<Correction> corrections,
            Traces traces,
            int foreign) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("snapshot", reconciliation.id().value());
        document.put("begun", reconciliation.begun().toString());
        document.put("compared", clock.instant().toString());
        document.put("policy", reconciliation.policyDigest());
        document.put("lists", reconciliation.done().stream().map(ReconcileReport::list).toList());
        document.put("sources", compared.sources().stream().map(ReconcileReport::source).toList());
        document.put("activeAccounts", compared.active());
        document.put("workedOnMeanwhile", compared.moving().size());
        document.put(
                "found",
                counts(
                        compared.findings().stream()
                                .map(finding -> finding.drift().kind().code())
                                .toList()));
        document.put("gone", kept.gone());
        document.put("named", traces.by().size());
        traces.untold().ifPresent(why -> document.put("auditLogNotWhole", why));
        document.put("deactivatedByOthers", foreign);
        document.put("lostAtOnce", compared.lost().size());
        document.put(
                "toBeSetRight",
                counts(corrections.stream().map(one -> one.kind().code()).toList()));
        keep(reconciliation, Snapshots.FOUND, document);
        census.keep(census(reconciliation, compared), compared.census().unexplained());
        compared.links()
                .filter(_ -> isGood(reconciliation, compared))
                .ifPresent(proposed -> links.keep(reconciliation, proposed));
        // What the breaker's percentages are of.
        if (reconciliation.isProven(SnapshotPart.ACCOUNTS)) {
            populations.record(
                    new Populations.Proven(
                            compared.active(), reconciliation.id().value(), clock.instant()));
        }
        if (isGood(reconciliation, compared)) {
            reconciliations.keepGood(
                    new GoodReading(
                            reconciliation.id(),
                            reconciliation.begun(),
                            clock.instant(),
                            sizes(reconciliation)));
        }
    }

    /** Puts down what became of the corrections, by kind. */
    void ended(Reconciliation reconciliation, CorrectionPlan plan) {
        Map<String, List<String>> words = new TreeMap<>();
        plan.corrections()
                .forEach(correction ->
                        words.computeIfAbsent(correction.kind().code(), _ -> new ArrayList<>())
                                .add(word(correction)));
        Map<String, Object> results = new TreeMap<>();
        words.forEach((kind, all) -> results.put(kind, counts(all)));
        keep(
                reconciliation,
                Snapshots.OUTCOME,
                Map.of(
                        "snapshot", reconciliation.id().value(),
                        "ended", clock.instant().toString(),
                        "setRight", results));
    }

    private String word(Correction correction) {
        return drifts.find(correction.drift())
                .map(record ->
                        switch (record.state()) {
                            case DriftRecord.State.Gone _ -> "equal";
                            case DriftRecord.State.Tried(var _, String why) -> why;
                            case DriftRecord.State.Open _, DriftRecord.State.Correcting _ ->
                                    DriftRecord.State.UNDER_WAY;
                            case DriftRecord.State.Accepted _ -> "accepted";
                            case DriftRecord.State.Contested _ -> "contested";
                        })
                .orElse("no-record");
    }

    private void keep(Reconciliation reconciliation, String name, Map<String, Object> document) {
        snapshots.keepDocument(
                reconciliation.id(),
                name,
                CanonicalJson.write(document).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Integer> counts(List<String> words) {
        return words.stream()
                .collect(Collectors.toMap(word -> word, _ -> 1, Integer::sum, TreeMap::new));
    }

    private static Map<String, Object> list(PartResult result) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("list", result.part().key());
        list.put("pages", result.pages());
        list.put("rows", result.rows());
        result.promised().ifPresent(promised -> list.put("promised", promised));
        list.put("whole", result.proven());
        list.put("doubts", result.doubts().stream().map(Enum::name).sorted().toList());
        result.refused().ifPresent(code -> list.put("refused", code));
        return list;
    }

    private static Map<String, Object> source(SourceVerdict verdict) {
        return Map.of(
                "source", verdict.source().value(),
                "people", verdict.size(),
                "whole", verdict.reasons().isEmpty(),
                "reasons", verdict.reasons());
    }

    static boolean isGood(Reconciliation reconciliation, Compared compared) {
        return notGood(reconciliation, compared).isEmpty();
    }

    /** Returns what was not whole. A source that nobody connects could not be read better. */
    private static List<String> notGood(Reconciliation reconciliation, Compared compared) {
        return Stream.concat(
                        compared.sources().stream()
                                .filter(SourceVerdict::isConnected)
                                .filter(verdict -> !verdict.reasons().isEmpty())
                                .map(verdict -> verdict.source() + ": " + verdict.reasons()),
                        Stream.of(SnapshotPart.ACCOUNTS, SnapshotPart.LINKS)
                                .filter(part -> !reconciliation.isProven(part))
                                .map(SnapshotPart::key))
                .toList();
    }

    private static Census census(Reconciliation reconciliation, Compared compared) {
        return new Census(
                reconciliation.id(),
                reconciliation.begun(),
                reconciliation.policyDigest(),
                notGood(reconciliation, compared),
                compared.census().things(),
                CensusDocument.pages(compared.census().unexplained().size()));
    }

    private static Map<String, Integer> sizes(Reconciliation reconciliation) {
        Map<String, Integer> sizes = new HashMap<>();
        reconciliation.done().stream()
                .filter(PartResult::proven)
                .filter(result ->
                        result.part().kind() == SnapshotPart.Kind.PEOPLE
                                || result.part().kind() == SnapshotPart.Kind.GROUPS
                                || result.part().kind() == SnapshotPart.Kind.ASSIGNMENTS
                                || result.part().equals(SnapshotPart.ACCOUNTS))
                .forEach(result -> sizes.put(result.part().key(), result.rows()));
        return sizes;
    }
}
