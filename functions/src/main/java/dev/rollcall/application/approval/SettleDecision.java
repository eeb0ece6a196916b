package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Watches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a decision down at each of its items, a slice at a time; repeating it changes nothing. */
public final class SettleDecision {
    private static final int SLICE = 100;

    private final Batches batches;
    private final Breaker breaker;
    private final Cases cases;
    private final Watches watches;
    private final BatchRecord record;

    public SettleDecision(
            Batches batches, Breaker breaker, Cases cases, Watches watches, BatchRecord record) {
        this.batches = requireNonNull(batches, "batches is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.watches = requireNonNull(watches, "watches is null");
        this.record = requireNonNull(record, "record is null");
    }

    /** How far it got. */
    public sealed interface Outcome {
        /**
         * @param next where to go on
         */
        record More(int next) implements Outcome {}

        record Settled() implements Outcome {}
    }

    /**
     * @param from the first item of the slice, from 0
     */
    public Outcome settle(BatchId id, int from) {
        Batch batch =
                batches.find(id)
                        .filter(b -> b.state() == BatchState.DECIDED)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Batch "
                                                + id
                                                + " is not decided; read the decision first"));
        Instant decidedAt = batch.decidedAt().orElseThrow();
        Verdict verdict = Verdict.of(batch, batches);
        List<HeldItem> items = verdict.items();
        // The function that took the last vote may have died before it wrote it down.
        record.votes(batch);
        int end = Math.min(from + SLICE, items.size());
        for (HeldItem item : items.subList(Math.min(from, end), end)) {
            settle(batch, decidedAt, item, verdict);
        }
        if (end < items.size()) {
            return new Outcome.More(end);
        }
        record.ofBatch(
                batch,
                Kind.DECIDED,
                "decided",
                Map.of(
                        "at", decidedAt.toString(),
                        "size", Integer.toString(items.size()),
                        "released",
                                Long.toString(
                                        items.stream()
                                                .filter(i -> verdict.on(i) == Choice.RELEASE)
                                                .count())));
        return new Outcome.Settled();
    }

    private void settle(Batch batch, Instant decidedAt, HeldItem item, Verdict verdict) {
        Change change = item.change();
        // Decided on: it counts along no more, whatever was decided.
        cases.find(item.caseId())
                .ifPresent(leaver -> breaker.withdraw(ExpectLeaver.expected(leaver, change)));
        Choice choice = verdict.on(item);
        Optional<HeldDrift> held = batches.held(change.kind(), change.target());
        if (held.isEmpty() && choice == Choice.RELEASE) {
            cameBack(batch, item);
        }
        if (!waitsIn(batch.id(), held)) {
            return;
        }
        if (choice == Choice.RELEASE) {
            released(batch, decidedAt, item);
        } else {
            parked(batch, item, choice, verdict.until(item, decidedAt));
        }
    }

    private void released(Batch batch, Instant decidedAt, HeldItem item) {
        if (item.change().kind() == ChangeKind.DEACTIVATE) {
            leaverReleased(item, decidedAt);
        }
        Target target = item.change().target();
        record.ofItem(
                batch.id(),
                item,
                Kind.RELEASED,
                Verdict.key("released", batch.id(), target),
                BatchRecord.decision(
                        batch,
                        Map.of(
                                "decidedAt",
                                decidedAt.toString(),
                                "eventToDecision",
                                Duration.between(item.changedAt(), decidedAt).toString())));
        batches.settle(
                batch.id(),
                target,
                new State.Released(batch.id(), decidedAt, decidedAt.plus(Batch.RELEASE_HOLDS)));
    }

    /** The case goes on, and its clock has a second one beside it. */
    private void leaverReleased(HeldItem item, Instant decidedAt) {
        AccountId account = item.change().account();
        cases.mark(item.caseId(), account, AccountMark.RELEASED, decidedAt);
        cases.unmark(item.caseId(), account, AccountMark.HELD);
        watches.begin(item.caseId(), decidedAt);
    }

    private void parked(Batch batch, HeldItem item, Choice choice, Instant until) {
        Target target = item.change().target();
        record.ofItem(
                batch.id(),
                item,
                Kind.PARKED,
                Verdict.key("parked", batch.id(), target),
                BatchRecord.decision(
                        batch, Map.of("disposition", choice.name(), "until", until.toString())));
        batches.settle(batch.id(), target, new State.Parked(batch.id(), choice, until));
    }

    /**
     * Closed before it could be released: no longer what was approved, and counted as such. Whoever
     * was let go already is through instead.
     */
    private void cameBack(Batch batch, HeldItem item) {
        Target target = item.change().target();
        if (!batches.gone(batch.id()).contains(target)) {
            batches.drop(batch.id(), target);
        }
    }

    /** The last write of an item moves its drift on, so a repetition skips it. */
    private static boolean waitsIn(BatchId id, Optional<HeldDrift> held) {
        return held.map(HeldDrift::state)
                .filter(state -> state.equals(new State.Waiting(id)))
                .isPresent();
    }
}
