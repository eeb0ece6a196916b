package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.WaitingHints;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.List;

/** Hints in the inbox's items, in a place of the index where the sweep does not look. */
public final class DynamoWaitingHints implements WaitingHints {
    private final Table table;

    public DynamoWaitingHints(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Inbox.Receipt keep(Hint hint, Instant receivedAt) {
        String shard = shards(hint.person().source()).of(hint.eventId());
        return DynamoInbox.put(table, DynamoInbox.item(hint, receivedAt, shard));
    }

    @Override
    public List<Inbox.Pending> of(SourceId source, int limit) {
        return PendingIndex.oldest(table, shards(source), limit, _ -> true).stream()
                .map(DynamoInbox::pending)
                .toList();
    }

    @Override
    public void release(Inbox.Pending waiting) {
        Hint hint = waiting.hint();
        Attributes place =
                PendingIndex.attributes(DynamoInbox.shard(hint), waiting.receivedAt())
                        .with("waiting", shards(hint.person().source()).of(hint.eventId()));
        table.update(
                new Write.Update(
                        Keys.hint(hint),
                        "SET " + PendingIndex.SET,
                        "#pendingShard = :waiting",
                        place));
    }

    /** Few senders tell of such people, and few at a time. */
    private static Shards shards(SourceId source) {
        return Shards.one("AWAITING#" + source);
    }
}
