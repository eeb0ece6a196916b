package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what happens to a batch, and to each of its items, into the ledger; once per key. */
public final class BatchRecord {
    private static final String RULE = "breaker";
    private static final String STAY_SIGNED_IN = "stay-signed-in";
    private static final String NOT_ON_THIS_PLAN = new Availability.NotOnThisPlan().words();

    private final Ledger ledger;
    private final Clock clock;

    public BatchRecord(Ledger ledger, Clock clock) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Puts a fact about the batch under the batch's own id. */
    void ofBatch(Batch batch, Kind kind, String key, Map<String, String> facts) {
        append(
                Subject.of(batch.id()),
                batch.id(),
                batch.seal().map(Batch.Seal::policyDigest).orElse("-"),
                kind,
                key,
                facts);
    }

    /** Puts a fact about one item under the leaver's case. */
    void ofItem(BatchId batch, HeldItem item, Kind kind, String key, Map<String, String> facts) {
        append(
                Subject.of(item.caseId(), item.person()).with(item.change().whom()),
                batch,
                item.policyDigest(),
                kind,
                key,
                facts);
    }

    /** Puts down that Slack's plan lets nobody be signed out: who is held stays signed in. */
    void staySignedIn(Batch batch) {
        ofBatch(
                batch,
                Kind.UNAVAILABLE,
                STAY_SIGNED_IN,
                Map.of("unavailable", Capability.SESSIONS + "=" + NOT_ON_THIS_PLAN));
    }

    /** Returns whether that was put down. */
    boolean saysStaySignedIn(Batch batch) {
        return ledger.find(new CaseId(batch.id().value()), STAY_SIGNED_IN).isPresent();
    }

    /** Puts every vote so far, in the order in which they were given. */
    void votes(Batch batch) {
        for (Vote vote : batch.votes()) {
            ofBatch(
                    batch,
                    Kind.VOTED,
                    "voted#" + vote.approver(),
                    Map.of(
                            "approver", vote.approver().value(),
                            "at", vote.at().toString(),
                            "scope", vote.scope().name(),
                            "digest", vote.digest(),
                            "released", Integer.toString(vote.released()),
                            "rest", vote.rest().name(),
                            "until", vote.until().toString()));
        }
    }

    /** Returns the facts of an item's fate with all that shows who decided it, and on what. */
    static Map<String, String> decision(Batch batch, Map<String, String> facts) {
        Batch.Seal seal = batch.seal().orElseThrow();
        Map<String, String> all = new HashMap<>(facts);
        all.put("batch", batch.id().value());
        all.put("digest", seal.digest());
        all.put("quorum", Integer.toString(seal.quorum()));
        List<String> approvers = new ArrayList<>();
        for (Vote vote : batch.votes()) {
            approvers.add(vote.approver().value());
            all.put("vote#" + vote.approver(), vote.scope() + " " + vote.digest());
        }
        all.put("approvers", String.join(" ", approvers));
        return all;
    }

    private void append(
            Subject subject,
            BatchId cause,
            String policyDigest,
            Kind kind,
            String key,
            Map<String, String> facts) {
        ledger.append(
                LedgerEntry.fact(
                        key,
                        kind,
                        clock.instant(),
                        subject,
                        new Ground(RULE, cause.value(), policyDigest),
                        facts));
    }
}
