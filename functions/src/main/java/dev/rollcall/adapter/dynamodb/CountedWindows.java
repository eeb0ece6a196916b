package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Windows;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind's windows as stored.
 *
 * @param version raised by each write; 0 before the first
 */
record CountedWindows(Windows windows, long version) {
    private static final String BUCKETS = "buckets";
    private static final String VERSION = "version";

    static CountedWindows read(Table table, ChangeKind kind) {
        return table.get(Keys.windows(kind))
                .map(item ->
                        new CountedWindows(windows(item.nested(BUCKETS)), item.number(VERSION)))
                .orElseGet(() -> new CountedWindows(Windows.empty(), 0));
    }

    /** One more change, written only if nobody has counted since these were read. */
    Write.Put plusOne(ChangeKind kind, Instant now) {
        Attributes buckets = Attributes.none();
        for (Map.Entry<Long, Integer> bucket : windows.plusOne(now).buckets().entrySet()) {
            buckets = buckets.with(bucket.getKey().toString(), bucket.getValue());
        }
        Attributes item =
                Attributes.at(Keys.windows(kind)).with(BUCKETS, buckets).with(VERSION, version + 1);
        return version == 0
                ? Write.Put.ifAbsent(item)
                : new Write.Put(
                        item, "#version = :version", Attributes.none().with(VERSION, version));
    }

    private static Windows windows(Attributes stored) {
        SortedMap<Long, Integer> buckets = new TreeMap<>();
        for (String start : stored.values().keySet()) {
            buckets.put(start(start), count(stored, start));
        }
        return new Windows(buckets);
    }

    private static long start(String name) {
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException _) {
            throw Attributes.unreadable(BUCKETS);
        }
    }

    /** A count below one was not written by us, and would let more pass. */
    private static int count(Attributes stored, String start) {
        long count = stored.number(start);
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw Attributes.unreadable(BUCKETS);
        }
        return (int) count;
    }
}
