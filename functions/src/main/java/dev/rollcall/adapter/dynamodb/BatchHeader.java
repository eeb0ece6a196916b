package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A batch's item without what it holds.
 *
 * <p>The batches of a kind are numbered, and the row of a held item stays where it joined: a batch
 * that takes another one over has the rows of that one's numbers too. So taking over 25 000 items
 * is one transaction.
 *
 * @param number among the batches of its kind, from 1
 * @param from the first number whose rows are this batch's
 * @param open how many of its items' drifts are not closed
 * @param closed whether nothing joins any more
 */
record BatchHeader(Batch batch, long number, long from, int open, boolean closed) {
    static final Shards SHARDS = Shards.one("BATCH");

    /** Holds while items join. */
    static final String IS_OPEN = "#state = :collecting AND #closed = :no";

    /** Holds while nothing joins and nobody has decided. */
    static final String IS_UNDECIDED = "#state IN (:collecting, :pending) AND #closed = :yes";

    private static final int ID_LENGTH = 32;

    /** Of one width, so that text compares as time does. */
    private static final DateTimeFormatter COMPARABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    BatchHeader {
        requireNonNull(batch, "batch is null");
    }

    static BatchId id(ChangeKind kind, long number) {
        return new BatchId(Hashes.sha256("batch|" + kind + "|" + number).substring(0, ID_LENGTH));
    }

    static String comparable(Instant time) {
        return COMPARABLE.format(time);
    }

    /** The values of {@link #IS_OPEN}. */
    static Attributes ifOpen() {
        return Attributes.none().with("collecting", BatchState.COLLECTING.name()).with("no", false);
    }

    /** The values of {@link #IS_UNDECIDED}. */
    static Attributes ifUndecided() {
        return Attributes.none()
                .with("collecting", BatchState.COLLECTING.name())
                .with("pending", BatchState.PENDING.name())
                .with("yes", true);
    }

    /** A batch that begins now, with so many items whose rows lie from that number on. */
    static Attributes opened(ChangeKind kind, long number, long from, Instant now, int size) {
        BatchId id = id(kind, number);
        return Attributes.at(Keys.batch(id))
                .with("batch", id.value())
                .with("kind", kind.name())
                .with("number", number)
                .with("from", from)
                .with("level", 0)
                .with("state", BatchState.COLLECTING.name())
                .with("closed", false)
                .with("firstAt", comparable(now))
                .with("lastAt", comparable(now))
                .with("size", size)
                .with("open", size)
                .with("votes", Attributes.none())
                .with("answered", false)
                .with("dropped", 0)
                .with(PendingIndex.attributes(SHARDS.of(id.value()), now));
    }

    static BatchHeader read(Attributes item) {
        return new BatchHeader(
                batch(item),
                item.number("number"),
                item.number("from"),
                count(item, "open"),
                item.truth("closed"));
    }

    private static Batch batch(Attributes item) {
        return new Batch(
                new BatchId(item.text("batch")),
                ChangeKind.valueOf(item.text("kind")),
                count(item, "level"),
                BatchState.valueOf(item.text("state")),
                item.instant("firstAt"),
                item.instant("lastAt"),
                count(item, "size"),
                item.has("seal")
                        ? Optional.of(BallotAttributes.seal(item.nested("seal")))
                        : Optional.empty(),
                item.textIfAny("supersedes").map(BatchId::new),
                item.textIfAny("supersededBy").map(BatchId::new),
                BallotAttributes.votes(item.nested("votes")),
                item.has("decidedAt") ? Optional.of(item.instant("decidedAt")) : Optional.empty(),
                item.truth("answered"),
                count(item, "dropped"));
    }

    BatchId id() {
        return batch.id();
    }

    ChangeKind kind() {
        return batch.kind();
    }

    Key key() {
        return Keys.batch(id());
    }

    boolean isOpen() {
        return batch.state() == BatchState.COLLECTING && !closed;
    }

    boolean isUndecided() {
        return batch.state() == BatchState.COLLECTING || batch.state() == BatchState.PENDING;
    }

    /** Returns whether rows of that number are this batch's. */
    boolean covers(long row) {
        return from <= row && row <= number;
    }

    private static int count(Attributes item, String name) {
        return Math.toIntExact(item.number(name));
    }
}
