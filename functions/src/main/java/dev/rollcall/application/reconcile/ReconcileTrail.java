package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts into the ledger how each reconciliation ended: ids, numbers, and the digests of its report.
 * The report itself is kept for {@link Snapshots#KEPT_DAYS} days; its trail stays.
 */
public final class ReconcileTrail {
    /** All of it is kept under one id of its own, as a case's entries are under the case's. */
    public static final CaseId ID = new CaseId(Hashes.sha256("reconciliations").substring(0, 32));

    private static final String RULE = "reconciliations";
    private static final List<String> COUNTED = List.of("found", "toBeSetRight");

    private final Ledger ledger;

    public ReconcileTrail(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger is null");
    }

    /**
     * Puts down how it ended, with its report; the same again changes nothing.
     *
     * @throws IllegalArgumentException if it has not ended
     * @throws dev.rollcall.application.port.PortFailure if it cannot be put down
     */
    void ended(Reconciliation ended, Snapshots snapshots) {
        SortedMap<String, String> facts = facts(ended);
        for (String name : List.of(Snapshots.FOUND, PlanDocument.NAME, Snapshots.OUTCOME)) {
            snapshots
                    .document(ended.id(), name)
                    .ifPresent(document -> {
                        facts.put(name + ".sha256", Hashes.sha256(document));
                        if (name.equals(Snapshots.FOUND)) {
                            facts.putAll(counts(document));
                        }
                    });
        }
        append(ended, facts);
    }

    /** Puts down how it ended where its report is out of sight; what is put down already stays. */
    void bare(Reconciliation ended) {
        append(ended, facts(ended));
    }

    private void append(Reconciliation ended, Map<String, String> facts) {
        ledger.append(
                LedgerEntry.fact(
                        "reconciled#" + ended.id(),
                        Kind.RECONCILED,
                        ended.ended().orElseThrow(IllegalArgumentException::new),
                        Subject.of(ID),
                        new Ground(RULE, ended.id().value(), ended.policyDigest()),
                        facts));
    }

    private static SortedMap<String, String> facts(Reconciliation ended) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("snapshot", ended.id().value());
        facts.put("begun", ended.begun().toString());
        facts.put("executions", Integer.toString(ended.executions()));
        facts.put("lists", Integer.toString(ended.done().size()));
        facts.put(
                "listsWhole",
                Long.toString(ended.done().stream().filter(PartResult::proven).count()));
        facts.put("corrections", Integer.toString(ended.corrections()));
        facts.put("result", ended.trouble().orElse("compared"));
        return facts;
    }

    /** A report that cannot be read is told by its digest alone. */
    private static Map<String, String> counts(byte[] found) {
        Map<String, String> counts = new TreeMap<>();
        try {
            JsonObject report = Json.readObject(new String(found, StandardCharsets.UTF_8));
            for (String name : COUNTED) {
                report.optionalObject(name).ifPresent(kinds -> counts.putAll(counts(name, kinds)));
            }
        } catch (MalformedJson _) {
            counts.clear();
        }
        return counts;
    }

    private static Map<String, String> counts(String name, JsonObject kinds) {
        return Arrays.stream(DriftKind.values())
                .map(DriftKind::code)
                .filter(code -> kinds.member(code).isPresent())
                .collect(
                        Collectors.toMap(
                                code -> name + "." + code,
                                code -> Long.toString(kinds.wholeNumber(code))));
    }
}
