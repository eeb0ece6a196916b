package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.domain.person.Hint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Hints in the table, found again by the index until a run has taken them up. */
public final class DynamoInbox implements Inbox {
    private static final Shards SHARDS = Shards.spread("INBOX");
    private static final Shards URGENT_SHARDS = Shards.spread("INBOX#URGENT");

    /** Longer than any source sends an event again. Expired but present still is a duplicate. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Table table;
    private final RandomGenerator random;

    /**
     * @param random must differ between instances restored from one snapshot
     */
    public DynamoInbox(Table table, RandomGenerator random) {
        this.table = requireNonNull(table, "table is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public Receipt record(Hint hint, Instant receivedAt) {
        return put(table, item(hint, receivedAt, shard(hint)));
    }

    /**
     * Returns the item of a hint.
     *
     * @param shard where it waits
     */
    static Attributes item(Hint hint, Instant receivedAt, String shard) {
        return Attributes.at(Keys.hint(hint))
                .with(HintAttributes.of(hint))
                .with("receivedAt", receivedAt)
                .with("keptUntil", receivedAt.plus(KEPT).getEpochSecond())
                .with(PendingIndex.attributes(shard, receivedAt));
    }

    static Receipt put(Table table, Attributes item) {
        return switch (table.put(Write.Put.ifAbsent(item))) {
            case Written.Done _ -> Receipt.RECORDED;
            case Written.Refused _ -> Receipt.DUPLICATE;
        };
    }

    @Override
    public Optional<Hint.Way> cameBy(Hint hint) {
        return table.get(Keys.hint(hint)).map(item -> HintAttributes.hint(item).way());
    }

    /** From now on the item may expire, and no sooner: nothing pending is ever forgotten. */
    @Override
    public void dispatched(Hint hint, String runName) {
        table.update(
                new Write.Update(
                        Keys.hint(hint),
                        "SET #run = :run, #expiresAt = #keptUntil REMOVE " + PendingIndex.REMOVE,
                        Write.PRESENT,
                        Attributes.none().with("run", runName)));
    }

    @Override
    public List<Pending> pending(Instant receivedBefore, int limit) {
        List<Pending> pending = new ArrayList<>(pending(URGENT_SHARDS, receivedBefore, limit));
        if (pending.size() < limit) {
            pending.addAll(pending(SHARDS, receivedBefore, limit - pending.size()));
        }
        return pending;
    }

    private List<Pending> pending(Shards shards, Instant receivedBefore, int limit) {
        return PendingIndex.oldest(
                        table,
                        shards,
                        limit,
                        item -> item.instant("receivedAt").isBefore(receivedBefore))
                .stream()
                .map(DynamoInbox::pending)
                .toList();
    }

    static Pending pending(Attributes item) {
        return new Pending(HintAttributes.hint(item), item.instant("receivedAt"));
    }

    /** Returns where the sweep looks for the hint. */
    static String shard(Hint hint) {
        return (hint.tellsOfLeaving() ? URGENT_SHARDS : SHARDS).of(hint.eventId());
    }

    @Override
    public void reject(String reason, String sha256, int bytes, Instant at) {
        String unique = HexFormat.of().toHexDigits(random.nextLong());
        Attributes item =
                Attributes.at(Keys.rejected(at, unique))
                        .with("reason", reason)
                        .with("sha256", sha256)
                        .with("bytes", bytes)
                        .with("at", at)
                        .with("expiresAt", at.plus(KEPT).getEpochSecond());
        table.put(Write.Put.ifAbsent(item));
    }
}
