package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;

import java.util.Optional;

/**
 * The row of a target's open drift: where it stands, and the number of the batch that its item
 * joined. Parked ones are in the index until they are due.
 */
record HeldRow(HeldItem item, long number, Standing standing, Attributes stored) {
    static final Shards SHARDS = Shards.spread("HELD");

    /** Holds while the drift stands where it stood. */
    private static final String UNCHANGED = "#standing = :standing AND #number = :number";

    /** Holds for what is in a decided batch still. */
    private static final String IS_IN =
            "(#standing = :waiting AND #number BETWEEN :from AND :to) OR #batch = :batch";

    enum Standing {
        WAITING,
        PARKED,
        RELEASED
    }

    HeldRow {
        requireNonNull(item, "item is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(stored, "stored is null");
    }

    static Optional<HeldRow> find(Table table, ChangeKind kind, Target target) {
        return table.get(Keys.held(kind, target)).map(HeldRow::read);
    }

    static HeldRow read(Attributes stored) {
        return new HeldRow(
                HeldItemAttributes.item(stored.nested("item")),
                stored.number("number"),
                Standing.valueOf(stored.text("standing")),
                stored);
    }

    /** The item waits in a batch, whatever its drift was before, if that is unchanged. */
    static Write.Put joined(HeldItem item, long number, Optional<HeldRow> before) {
        Attributes fresh =
                Attributes.at(key(item))
                        .with("item", HeldItemAttributes.of(item))
                        .with("number", number)
                        .with("standing", Standing.WAITING.name());
        return before.map(row -> new Write.Put(fresh, UNCHANGED, row.position()))
                .orElseGet(() -> Write.Put.ifAbsent(fresh));
    }

    /** The drift is closed, if it is unchanged. */
    Write.Delete closed() {
        return new Write.Delete(key(item), UNCHANGED, position());
    }

    boolean isWaiting() {
        return standing == Standing.WAITING;
    }

    /** Returns where a drift stands that does not wait. */
    HeldDrift.State settled() {
        BatchId batch = new BatchId(stored.text("batch"));
        return standing == Standing.PARKED
                ? new HeldDrift.State.Parked(
                        batch, Choice.valueOf(stored.text("disposition")), stored.instant("until"))
                : new HeldDrift.State.Released(
                        batch, stored.instant("decidedAt"), stored.instant("until"));
    }

    /** Parks or releases a target's drift if its item is in the batch still. */
    static Write.Update settle(BatchHeader decided, Target target, HeldDrift.State state) {
        Attributes range =
                Attributes.none()
                        .with("waiting", Standing.WAITING.name())
                        .with("from", decided.from())
                        .with("to", decided.number())
                        .with("batch", decided.id().value());
        Key key = Keys.held(decided.kind(), target);
        return switch (state) {
            case HeldDrift.State.Waiting _ ->
                    throw new IllegalArgumentException("What is decided does not wait");
            case HeldDrift.State.Parked parked ->
                    new Write.Update(
                            key,
                            "SET #standing = :standing, #batch = :batch, #until = :until,"
                                    + " #disposition = :disposition, "
                                    + PendingIndex.SET
                                    + " REMOVE #decidedAt",
                            IS_IN,
                            range.with("standing", Standing.PARKED.name())
                                    .with("until", parked.until())
                                    .with("disposition", parked.disposition().name())
                                    .with(
                                            PendingIndex.attributes(
                                                    SHARDS.of(target.toString()), parked.until())));
            case HeldDrift.State.Released released ->
                    new Write.Update(
                            key,
                            "SET #standing = :standing, #batch = :batch, #until = :until,"
                                    + " #decidedAt = :decidedAt REMOVE #disposition, "
                                    + PendingIndex.REMOVE,
                            IS_IN,
                            range.with("standing", Standing.RELEASED.name())
                                    .with("until", released.until())
                                    .with("decidedAt", released.decidedAt()));
        };
    }

    private Attributes position() {
        return Attributes.none().with("standing", standing.name()).with("number", number);
    }

    private static Key key(HeldItem item) {
        return Keys.held(item.change().kind(), item.change().target());
    }
}
