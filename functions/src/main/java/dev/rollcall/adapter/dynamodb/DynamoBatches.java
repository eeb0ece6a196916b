package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Held batches in the table; unfinished ones are found again by the index until they end. */
public final class DynamoBatches implements Batches {
    private final Table table;
    private final BatchHeaders headers;
    private final BatchRows rows;
    private final Holding holding;
    private final Succession succession;
    private final Ballots ballots;
    private final ReleaseProgress progress;

    public DynamoBatches(Table table) {
        this.table = requireNonNull(table, "table is null");
        headers = new BatchHeaders(table);
        rows = new BatchRows(table);
        holding = new Holding(table);
        succession = new Succession(table);
        ballots = new Ballots(table);
        progress = new ReleaseProgress(table);
    }

    @Override
    public BatchId hold(HeldItem item) {
        return holding.hold(item);
    }

    @Override
    public Optional<HeldDrift> held(ChangeKind kind, Target target) {
        return holding.held(kind, target);
    }

    @Override
    public List<HeldDrift> heldOf(Whom whom) {
        return holding.heldOf(whom);
    }

    @Override
    public void close(ChangeKind kind, Target target) {
        holding.close(kind, target);
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return headers.find(id).map(BatchHeader::batch);
    }

    @Override
    public List<HeldItem> items(BatchId id) {
        return headers.find(id).map(rows::of).orElse(List.of());
    }

    @Override
    public Closing close(BatchId id, Instant now) {
        return succession.close(id, now);
    }

    @Override
    public Batch seal(BatchId id, Batch.Seal seal) {
        Written written =
                table.update(
                        new Write.Update(
                                Keys.batch(id),
                                "SET #state = :pending, #seal = :seal",
                                "#state = :collecting AND #closed = :yes",
                                BatchHeader.ifUndecided().with("seal", BallotAttributes.of(seal))));
        return switch (written) {
            case Written.Done(Attributes item) -> BatchHeader.read(item).batch();
            case Written.Refused(Attributes present) when present.isEmpty() ->
                    headers.known(id).batch();
            case Written.Refused(Attributes present) -> sealedBefore(BatchHeader.read(present));
        };
    }

    private static Batch sealedBefore(BatchHeader present) {
        if (present.isOpen()) {
            throw new IllegalStateException(
                    "Items still join the batch " + present.id() + "; close it first");
        }
        return present.batch();
    }

    @Override
    public Optional<BatchId> expire(BatchId id, Instant now) {
        return succession.expire(id, now);
    }

    @Override
    public boolean choose(BatchId id, ApproverId approver, Map<Target, Choice> choices) {
        return ballots.choose(id, approver, choices);
    }

    @Override
    public Draft draft(BatchId id, ApproverId approver) {
        return ballots.draft(id, approver);
    }

    @Override
    public Voted vote(BatchId id, Vote vote, long draftVersion) {
        return ballots.vote(id, vote, draftVersion);
    }

    @Override
    public void settle(BatchId id, Target target, HeldDrift.State state) {
        holding.settle(id, target, state);
    }

    @Override
    public void enter(BatchId id, BatchState from, BatchState to) {
        table.update(
                new Write.Update(
                        Keys.batch(id),
                        "SET #state = :to" + (to.ended() ? " REMOVE " + PendingIndex.REMOVE : ""),
                        "#state = :from",
                        Attributes.none().with("from", from.name()).with("to", to.name())));
    }

    @Override
    public void drop(BatchId id, Target target) {
        progress.drop(id, target);
    }

    @Override
    public void letGo(BatchId id, List<Target> wave) {
        progress.letGo(id, wave);
    }

    @Override
    public List<Target> gone(BatchId id) {
        return progress.gone(id);
    }

    @Override
    public void keepToken(BatchId id, String token) {
        table.put(Write.Put.always(Attributes.at(Keys.token(id)).with("token", token)));
    }

    @Override
    public Optional<String> token(BatchId id) {
        return table.get(Keys.token(id)).map(item -> item.text("token"));
    }

    @Override
    public void answered(BatchId id) {
        table.update(
                new Write.Update(
                        Keys.batch(id),
                        "SET #answered = :yes",
                        Write.PRESENT,
                        Attributes.none().with("yes", true)));
    }

    @Override
    public List<Batch> unfinished(int limit) {
        return PendingIndex.oldest(table, BatchHeader.SHARDS, limit, _ -> true).stream()
                .map(item -> BatchHeader.read(item).batch())
                .toList();
    }

    @Override
    public List<HeldDrift> parkedUntil(Instant now, int limit) {
        return holding.parked(now, limit);
    }
}
