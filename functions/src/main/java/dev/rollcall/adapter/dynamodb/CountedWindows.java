package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Windows;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Windows as stored: of a kind of change, or of what is taken of one group.
 *
 * @param key where they are stored
 * @param version raised by each write; 0 before the first
 */
record CountedWindows(Key key, Windows windows, long version) {
    private static final String BUCKETS = "buckets";
    private static final String VERSION = "version";

    static CountedWindows read(Table table, ChangeKind kind) {
        return read(table, Keys.windows(kind));
    }

    /** Returns those of what the target takes from; empty where that is no single thing. */
    static Optional<CountedWindows> ofGroup(Table table, ChangeKind kind, Target target) {
        return target.entitlement().map(group -> read(table, Keys.groupWindows(kind, group)));
    }

    private static CountedWindows read(Table table, Key key) {
        return table.get(key)
                .map(item ->
                        new CountedWindows(
                                key, windows(item.nested(BUCKETS)), item.number(VERSION)))
                .orElseGet(() -> new CountedWindows(key, Windows.empty(), 0));
    }

    /** More changes, written only if nobody has counted since these were read. */
    Write.Put plus(int more, Instant now) {
        return ifUnchanged(windows.plus(more, now));
    }

    /** The same of changes that happened earlier. */
    Write.Put plus(int more, Instant happened, Instant now) {
        return ifUnchanged(windows.plus(more, happened, now));
    }

    /** One change fewer, written only if nobody has counted since these were read. */
    Write.Put minusOne(Instant admittedAt) {
        return ifUnchanged(windows.minusOne(admittedAt));
    }

    private Write.Put ifUnchanged(Windows next) {
        Attributes buckets = Attributes.none();
        for (Map.Entry<Windows.Bucket, Integer> bucket : next.buckets().entrySet()) {
            buckets =
                    buckets.with(
                            bucket.getKey().width() + "-" + bucket.getKey().start(),
                            bucket.getValue());
        }
        Attributes item = Attributes.at(key).with(BUCKETS, buckets).with(VERSION, version + 1);
        return version == 0
                ? Write.Put.ifAbsent(item)
                : new Write.Put(
                        item, "#version = :version", Attributes.none().with(VERSION, version));
    }

    private static Windows windows(Attributes stored) {
        SortedMap<Windows.Bucket, Integer> buckets = new TreeMap<>();
        for (String start : stored.values().keySet()) {
            buckets.put(start(start), count(stored, start));
        }
        return new Windows(buckets);
    }

    private static Windows.Bucket start(String name) {
        try {
            String[] parts = name.split("-", 2);
            return new Windows.Bucket(Long.parseLong(parts[1]), Windows.Width.valueOf(parts[0]));
        } catch (RuntimeException _) {
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
