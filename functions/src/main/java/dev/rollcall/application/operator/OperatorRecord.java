package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.SaidDeparture;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What operators did, and what they were refused, in the ledger; once per key. */
public final class OperatorRecord {
    /** All of it is kept under one id of its own, as a case's entries are under the case's. */
    public static final CaseId ID = new CaseId(Hashes.sha256("operators").substring(0, 32));

    private static final String RULE = "operators";

    private final Ledger ledger;
    private final Policies policies;
    private final Clock clock;

    public OperatorRecord(Ledger ledger, Policies policies, Clock clock) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Puts down, before it is done, that the switch is to be moved. */
    void intended(Caller caller, StopPosition from, Thrown next) {
        Map<String, String> facts = facts(next);
        facts.put("accessKeyId", caller.accessKeyId());
        ledger.append(
                new LedgerEntry(
                        intendedKey(next),
                        Kind.INTENT,
                        clock.instant(),
                        Subject.of(ID),
                        ground(caller),
                        Optional.of(
                                new Intent(
                                        "stop",
                                        1,
                                        clock.instant(),
                                        from.name(),
                                        next.position().name())),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>(facts)));
    }

    /**
     * Puts down that the switch stands so now. Repeating it is harmless, and makes good what a
     * death after the move has left out; what was thrown by hand in the table is left alone.
     */
    void moved(Thrown now) {
        ledger.find(ID, intendedKey(now))
                .ifPresent(intended ->
                        ledger.append(
                                LedgerEntry.fact(
                                        "stop#" + StopMark.of(now) + "#moved",
                                        Kind.OUTCOME,
                                        clock.instant(),
                                        Subject.of(ID),
                                        intended.entry().ground(),
                                        facts(now))));
    }

    /** Puts down in the case's own ledger who saw to what was left, once. */
    void resolved(Caller caller, ResidualItem done) {
        done.closing()
                .ifPresent(closing ->
                        ledger.append(
                                LedgerEntry.fact(
                                        "resolved#" + done.id(),
                                        Kind.RESOLVED,
                                        clock.instant(),
                                        Subject.of(done.caseId()).with(done.account()),
                                        ground(caller),
                                        Map.of(
                                                "item", done.id().value(),
                                                "by", closing.by(),
                                                "note", closing.note(),
                                                "accessKeyId", caller.accessKeyId()))));
    }

    /** Puts down who said whose account it is, once for each question. */
    void settled(Caller caller, LinkDispute dispute) {
        dispute.settlement()
                .ifPresent(settlement ->
                        ledger.append(
                                LedgerEntry.fact(
                                        "link#" + dispute.id() + "#" + settlement.at(),
                                        Kind.DECIDED,
                                        clock.instant(),
                                        Subject.of(ID, dispute.person()),
                                        ground(caller),
                                        Map.of(
                                                "reason", dispute.reason().name(),
                                                "theirs",
                                                        settlement
                                                                .theirs()
                                                                .map(AccountId::value)
                                                                .orElse("none"),
                                                "by", settlement.by(),
                                                "note", settlement.reason(),
                                                "accessKeyId", caller.accessKeyId()))));
    }

    /** Puts down who said that something is given back, or is not, once for each word. */
    void restore(Caller caller, Restore restore, Approval word, String note) {
        boolean approved = restore.state() instanceof Restore.State.Approved;
        ledger.append(
                LedgerEntry.fact(
                        "restore#%s#%s#%s"
                                .formatted(restore.person(), restore.account(), word.at()),
                        Kind.RESTORE,
                        word.at(),
                        Subject.of(ID, restore.person()).with(restore.account()),
                        ground(caller),
                        Map.of(
                                "word", approved ? "approved" : "declined",
                                "items",
                                        restore.items().stream()
                                                .map(Entitlement::key)
                                                .collect(Collectors.joining(" ")),
                                "by", word.by(),
                                "digest", word.digest(),
                                "note", note,
                                "accessKeyId", caller.accessKeyId())));
    }

    /**
     * Puts down how somebody leaves, in the ledger of each open case; where none is open, in the
     * operators'.
     */
    void departure(Caller caller, SaidDeparture said, List<CaseId> open) {
        Map<String, String> facts = new TreeMap<>(said.facts());
        facts.put("accessKeyId", caller.accessKeyId());
        for (CaseId id : open.isEmpty() ? List.of(ID) : open) {
            ledger.append(
                    LedgerEntry.fact(
                            said.key(),
                            Kind.DEPARTURE,
                            said.at(),
                            Subject.of(id, said.person()),
                            ground(caller),
                            facts));
        }
    }

    /** Puts down until when somebody lives with a drift, once for each word. */
    void accepted(Caller caller, DriftRecord drift) {
        if (drift.state() instanceof DriftRecord.State.Accepted word) {
            drift(
                    caller,
                    drift.drift(),
                    "accepted",
                    word.at(),
                    Map.of(
                            "by", word.by(),
                            "note", word.reason(),
                            "until", word.until().toString()));
        }
    }

    /** Puts down that a list was accepted whole; each of it is put down by itself, too. */
    void acceptedList(Caller caller, DriftRecord.State.Accepted word, String digest, int many) {
        ledger.append(
                LedgerEntry.fact(
                        "drift-list#" + digest,
                        Kind.DECIDED,
                        word.at(),
                        Subject.of(ID),
                        ground(caller),
                        Map.of(
                                "word", "accepted",
                                "items", Integer.toString(many),
                                "digest", digest,
                                "by", word.by(),
                                "note", word.reason(),
                                "until", word.until().toString(),
                                "accessKeyId", caller.accessKeyId())));
    }

    /** Puts down who had a drift set right. */
    void correcting(Caller caller, Operator operator, DriftRecord drift, Instant at) {
        drift(caller, drift.drift(), "correct", at, Map.of("by", operator.person().value()));
    }

    private void drift(
            Caller caller, Drift drift, String word, Instant at, Map<String, String> said) {
        Map<String, String> facts = new TreeMap<>(said);
        facts.put("word", word);
        facts.put("drift", drift.id().value());
        facts.put("kind", drift.kind().code());
        facts.put("accessKeyId", caller.accessKeyId());
        ledger.append(
                LedgerEntry.fact(
                        "drift#%s#%s#%s".formatted(drift.id(), word, at),
                        Kind.DECIDED,
                        at,
                        new Subject(ID, drift.person(), drift.account(), drift.entitlement()),
                        ground(caller),
                        facts));
    }

    /** Puts down who had both sides compared. */
    void reconciling(Caller caller, Operator operator, SnapshotId snapshot) {
        ledger.append(
                LedgerEntry.fact(
                        "reconcile#" + snapshot,
                        Kind.DECIDED,
                        clock.instant(),
                        Subject.of(ID),
                        ground(caller),
                        Map.of(
                                "word", "reconcile",
                                "snapshot", snapshot.value(),
                                "by", operator.person().value(),
                                "accessKeyId", caller.accessKeyId())));
    }

    /** Puts down that somebody was refused; at most once a minute for the same. */
    public void refused(Caller caller, String action, String why) {
        ledger.append(
                LedgerEntry.fact(
                        "refused#%s#%s#%s#%s"
                                .formatted(
                                        action,
                                        why,
                                        caller.hash(),
                                        clock.instant().truncatedTo(ChronoUnit.MINUTES)),
                        Kind.REFUSED,
                        clock.instant(),
                        Subject.of(ID),
                        ground(caller),
                        Map.of("action", action, "why", why, "accessKeyId", caller.accessKeyId())));
    }

    private static Map<String, String> facts(Thrown thrown) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("position", thrown.position().name());
        facts.put("by", thrown.by());
        facts.put("reason", thrown.reason());
        facts.put("at", thrown.at().toString());
        return facts;
    }

    private Ground ground(Caller caller) {
        return new Ground(RULE, caller.hash(), policies.leavers().digest());
    }

    private static String intendedKey(Thrown next) {
        return "stop#" + StopMark.of(next) + "#intended";
    }
}
