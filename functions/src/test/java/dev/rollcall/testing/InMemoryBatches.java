package dev.rollcall.testing;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches that are forgotten with the test. A batch that takes another over copies its items. */
public final class InMemoryBatches implements Batches {
    private record Drift(ChangeKind kind, Target target) {}

    private final Map<BatchId, InMemoryBatch> batches = new HashMap<>();
    private final Map<ChangeKind, Long> numbers = new EnumMap<>(ChangeKind.class);
    private final Map<Drift, HeldDrift> held = new HashMap<>();

    @Override
    public synchronized BatchId hold(HeldItem item) {
        Drift drift = drift(item);
        Optional<BatchId> waitsIn = waitsIn(drift).filter(id -> known(id).isUndecided());
        if (waitsIn.isPresent()) {
            return waitsIn.get();
        }
        InMemoryBatch open = openOr(drift.kind(), 0, item.heldAt());
        open.join(item);
        held.put(drift, new HeldDrift(item, new HeldDrift.State.Waiting(open.id)));
        return open.id;
    }

    @Override
    public synchronized Optional<HeldDrift> held(ChangeKind kind, Target target) {
        return Optional.ofNullable(held.get(new Drift(kind, target)));
    }

    @Override
    public synchronized List<HeldDrift> heldOf(Whom whom) {
        return held.entrySet().stream()
                .filter(drift -> drift.getKey().target().whom().equals(whom))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized void close(ChangeKind kind, Target target) {
        Drift drift = new Drift(kind, target);
        waitsIn(drift).map(this::known).filter(b -> b.isOpen()).ifPresent(b -> b.leave(target));
        held.remove(drift);
    }

    @Override
    public synchronized Optional<Batch> find(BatchId id) {
        return Optional.ofNullable(batches.get(id)).map(InMemoryBatch::batch);
    }

    @Override
    public synchronized List<HeldItem> items(BatchId id) {
        return Optional.ofNullable(batches.get(id)).map(InMemoryBatch::items).orElse(List.of());
    }

    @Override
    public synchronized Closing close(BatchId id, Instant now) {
        InMemoryBatch batch = known(id);
        if (!batch.isOpen()) {
            return new Closing.Closed(batch.batch());
        }
        if (now.isBefore(batch.batch().sealsAt())) {
            return new Closing.NotYet(batch.batch().sealsAt());
        }
        numbers.merge(batch.kind, 1L, Long::sum);
        if (batch.items().isEmpty()) {
            batch.closeEmpty();
            return new Closing.Closed(batch.batch());
        }
        undecided(batch.kind).ifPresent(old -> takeOver(batch, old, BatchState.SUPERSEDED, 0));
        batch.close();
        return new Closing.Closed(batch.batch());
    }

    @Override
    public synchronized Batch seal(BatchId id, Batch.Seal seal) {
        InMemoryBatch batch = known(id);
        if (batch.isOpen()) {
            throw new IllegalStateException("Items still join the batch; close it first");
        }
        batch.seal(seal);
        return batch.batch();
    }

    @Override
    public synchronized Optional<BatchId> expire(BatchId id, Instant now) {
        InMemoryBatch old = known(id);
        if (old.state == BatchState.EXPIRED) {
            return old.batch().supersededBy();
        }
        if (old.state != BatchState.PENDING) {
            return Optional.empty();
        }
        if (waiting(old).isEmpty()) {
            old.enter(BatchState.EXPIRED);
            return Optional.empty();
        }
        InMemoryBatch heir = openOr(old.kind, old.level + 1, now);
        takeOver(heir, old, BatchState.EXPIRED, 1);
        return Optional.of(heir.id);
    }

    @Override
    public synchronized boolean choose(
            BatchId id, ApproverId approver, Map<Target, Choice> choices) {
        InMemoryBatch batch = known(id);
        return batch.state == BatchState.PENDING && batch.choose(approver, choices);
    }

    @Override
    public synchronized Draft draft(BatchId id, ApproverId approver) {
        return known(id).draft(approver);
    }

    @Override
    public synchronized Voted vote(BatchId id, Vote vote, long draftVersion) {
        InMemoryBatch batch = known(id);
        Optional<Vote> before = batch.voteOf(vote.approver());
        if (before.isPresent()) {
            return before.get().saysTheSameAs(vote)
                    ? new Voted.Counted(batch.batch())
                    : new Voted.VotedBefore(before.get());
        }
        if (batch.state != BatchState.PENDING) {
            return new Voted.TooLate(batch.batch());
        }
        if (batch.draft(vote.approver()).version() != draftVersion) {
            return new Voted.DraftMoved();
        }
        batch.count(vote);
        return new Voted.Counted(batch.batch());
    }

    @Override
    public synchronized void settle(BatchId id, Target target, HeldDrift.State state) {
        if (state instanceof HeldDrift.State.Waiting) {
            throw new IllegalArgumentException("What is decided does not wait");
        }
        if (known(id).wasDecided()) {
            held.computeIfPresent(
                    new Drift(known(id).kind, target),
                    (_, leaver) ->
                            batchOf(leaver.state()).equals(id)
                                    ? new HeldDrift(leaver.item(), state)
                                    : leaver);
        }
    }

    @Override
    public synchronized void enter(BatchId id, BatchState from, BatchState to) {
        if (known(id).state == from) {
            known(id).enter(to);
        }
    }

    @Override
    public synchronized void drop(BatchId id, Target target) {
        known(id).dropped.add(target);
    }

    @Override
    public synchronized void letGo(BatchId id, List<Target> wave) {
        known(id).gone.addAll(wave);
    }

    @Override
    public synchronized List<Target> gone(BatchId id) {
        return List.copyOf(known(id).gone);
    }

    @Override
    public synchronized void keepToken(BatchId id, String token) {
        known(id).token = Optional.of(token);
    }

    @Override
    public synchronized Optional<String> token(BatchId id) {
        return known(id).token;
    }

    @Override
    public synchronized void answered(BatchId id) {
        known(id).answered = true;
    }

    @Override
    public synchronized List<Batch> unfinished(int limit) {
        return batches.values().stream()
                .filter(batch -> !batch.state.ended())
                .sorted(Comparator.comparing(batch -> batch.firstAt))
                .limit(limit)
                .map(InMemoryBatch::batch)
                .toList();
    }

    @Override
    public synchronized List<HeldDrift> parkedUntil(Instant now, int limit) {
        return held.values().stream()
                .filter(leaver -> isParkedUntil(leaver.state(), now))
                .sorted(
                        Comparator.comparing(
                                leaver -> ((HeldDrift.State.Parked) leaver.state()).until()))
                .limit(limit)
                .toList();
    }

    /** Exchanges an item as somebody would who writes to the rows behind everybody's back. */
    public synchronized void exchange(BatchId id, AccountId out, HeldItem in) {
        known(id).leave(Target.of(out));
        known(id).take(in);
    }

    /** The same with what an approver chose. */
    public synchronized void overwrite(
            BatchId id, ApproverId approver, Map<Target, Choice> choices) {
        known(id).overwrite(approver, choices);
    }

    private InMemoryBatch openOr(ChangeKind kind, int level, Instant now) {
        long number = numbers.computeIfAbsent(kind, _ -> 1L);
        return batches.computeIfAbsent(
                InMemoryBatch.id(kind, number), _ -> new InMemoryBatch(kind, number, level, now));
    }

    private Optional<InMemoryBatch> undecided(ChangeKind kind) {
        return batches.values().stream()
                .filter(batch -> batch.kind == kind && batch.isUndecided() && !batch.isOpen())
                .findFirst();
    }

    private void takeOver(InMemoryBatch taker, InMemoryBatch old, BatchState end, int more) {
        for (HeldItem item : waiting(old)) {
            taker.take(item);
            held.computeIfPresent(
                    drift(item),
                    (_, leaver) ->
                            new HeldDrift(leaver.item(), new HeldDrift.State.Waiting(taker.id)));
        }
        taker.supersede(old, old.level + more);
        old.endFor(taker, end);
    }

    private List<HeldItem> waiting(InMemoryBatch batch) {
        return batch.items().stream()
                .filter(item -> waitsIn(drift(item)).filter(batch.id::equals).isPresent())
                .toList();
    }

    private Optional<BatchId> waitsIn(Drift drift) {
        return Optional.ofNullable(held.get(drift)).map(HeldDrift::state).stream()
                .filter(HeldDrift.State.Waiting.class::isInstance)
                .map(InMemoryBatches::batchOf)
                .findFirst();
    }

    private static BatchId batchOf(HeldDrift.State state) {
        return switch (state) {
            case HeldDrift.State.Waiting(BatchId batch) -> batch;
            case HeldDrift.State.Parked parked -> parked.batch();
            case HeldDrift.State.Released released -> released.batch();
        };
    }

    private static boolean isParkedUntil(HeldDrift.State state, Instant now) {
        return state instanceof HeldDrift.State.Parked parked && !parked.until().isAfter(now);
    }

    private static Drift drift(HeldItem item) {
        return new Drift(item.change().kind(), item.change().target());
    }

    private InMemoryBatch known(BatchId id) {
        return Optional.ofNullable(batches.get(id))
                .orElseThrow(() -> new IllegalStateException("No such batch: " + id));
    }
}
