package dev.rollcall.testing;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One batch of {@link InMemoryBatches}, under its lock. */
final class InMemoryBatch {
    final BatchId id;
    final ChangeKind kind;
    final Instant firstAt;
    final Set<Target> dropped = new HashSet<>();
    final Set<Target> gone = new LinkedHashSet<>();
    BatchState state = BatchState.COLLECTING;
    int level;
    boolean answered;
    Optional<String> token = Optional.empty();

    private final SortedMap<Target, HeldItem> items = new TreeMap<>();
    private final Map<ApproverId, Batches.Draft> drafts = new HashMap<>();
    private final List<Vote> votes = new ArrayList<>();
    private Instant lastAt;
    private boolean closed;
    private Optional<Batch.Seal> seal = Optional.empty();
    private Optional<BatchId> supersedes = Optional.empty();
    private Optional<BatchId> supersededBy = Optional.empty();
    private Optional<Instant> decidedAt = Optional.empty();

    InMemoryBatch(ChangeKind kind, long number, int level, Instant now) {
        this.id = id(kind, number);
        this.kind = kind;
        this.level = level;
        this.firstAt = now;
        this.lastAt = now;
    }

    static BatchId id(ChangeKind kind, long number) {
        return new BatchId(Hashes.sha256("batch|" + kind + "|" + number).substring(0, 32));
    }

    Batch batch() {
        return new Batch(
                id,
                kind,
                level,
                state,
                firstAt,
                lastAt,
                items.size(),
                seal,
                supersedes,
                supersededBy,
                votes,
                decidedAt,
                answered,
                dropped.size());
    }

    List<HeldItem> items() {
        return List.copyOf(items.values());
    }

    boolean isOpen() {
        return state == BatchState.COLLECTING && !closed;
    }

    boolean isUndecided() {
        return state == BatchState.COLLECTING || state == BatchState.PENDING;
    }

    boolean wasDecided() {
        return switch (state) {
            case COLLECTING, PENDING, SUPERSEDED, EXPIRED -> false;
            case DECIDED, RETURNED, DONE -> true;
        };
    }

    void join(HeldItem item) {
        items.put(item.change().target(), item);
        lastAt = item.heldAt().isAfter(lastAt) ? item.heldAt() : lastAt;
    }

    /** Takes an item over, which joined earlier. */
    void take(HeldItem item) {
        items.put(item.change().target(), item);
    }

    void leave(Target target) {
        items.remove(target);
    }

    void close() {
        closed = true;
    }

    void closeEmpty() {
        closed = true;
        state = BatchState.DONE;
    }

    void seal(Batch.Seal fixed) {
        if (state == BatchState.COLLECTING) {
            seal = Optional.of(fixed);
            state = BatchState.PENDING;
        }
    }

    void supersede(InMemoryBatch old, int atLeast) {
        supersedes = Optional.of(old.id);
        level = Math.max(level, atLeast);
    }

    void endFor(InMemoryBatch heir, BatchState end) {
        state = end;
        supersededBy = Optional.of(heir.id);
    }

    void enter(BatchState next) {
        state = next;
    }

    Batches.Draft draft(ApproverId approver) {
        return drafts.getOrDefault(approver, new Batches.Draft(Map.of(), 0));
    }

    boolean choose(ApproverId approver, Map<Target, Choice> choices) {
        if (voteOf(approver).isPresent()) {
            return false;
        }
        Map<Target, Choice> all = new HashMap<>(draft(approver).choices());
        all.putAll(choices);
        drafts.put(approver, new Batches.Draft(all, draft(approver).version() + 1));
        return true;
    }

    void overwrite(ApproverId approver, Map<Target, Choice> choices) {
        drafts.put(approver, new Batches.Draft(choices, draft(approver).version()));
    }

    Optional<Vote> voteOf(ApproverId approver) {
        return votes.stream().filter(vote -> vote.approver().equals(approver)).findFirst();
    }

    void count(Vote vote) {
        votes.add(vote);
        if (batch().isDecidedBy(votes)) {
            state = BatchState.DECIDED;
            decidedAt = Optional.of(vote.at());
        }
    }
}
