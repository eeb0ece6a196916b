package dev.rollcall.adapter.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The index of what waits: an item is in it as long as it has these two attributes. */
final class PendingIndex {
    static final String NAME = "pending";
    static final String SHARD = "pendingShard";
    static final String SINCE = "pendingSince";

    /** For conditions and updates; see {@link Write}. */
    static final String IS_IN = "attribute_exists(#pendingShard)";

    static final String IS_NOT_IN = "attribute_not_exists(#pendingShard)";
    static final String SET = "#pendingShard = :pendingShard, #pendingSince = :pendingSince";
    static final String REMOVE = "#pendingShard, #pendingSince";

    /** Of one width, so that text sorts as time does; {@link Instant#toString} would not. */
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private PendingIndex() {}

    static Attributes attributes(String shard, Instant since) {
        return Attributes.none().with(SHARD, shard).with(SINCE, SORTABLE.format(since));
    }

    /**
     * Returns at most {@code limit} items that wait in the shards and are due, the oldest first,
     * each read again from the table.
     */
    static List<Attributes> oldest(
            Table table, Shards shards, int limit, Predicate<Attributes> due) {
        return shards.names()
                .flatMap(shard -> table.pending(shard, limit).stream())
                .filter(due)
                .sorted(Comparator.comparing(item -> item.text(SINCE)))
                .limit(limit)
                .flatMap(item -> table.get(item.key()).stream())
                .filter(item -> item.has(SHARD))
                .filter(due)
                .toList();
    }
}
