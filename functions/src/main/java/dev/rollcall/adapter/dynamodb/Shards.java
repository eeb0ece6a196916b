package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where items of a kind wait in the index. What hundreds write at once is spread, because one index
 * key takes about a thousand writes a second (Amazon DynamoDB developer guide, "Best practices for
 * designing partition keys"); each look costs a query of each shard.
 *
 * @param kind as the shards' names begin
 * @param count how many; at least 1
 */
record Shards(String kind, int count) {
    private static final int SPREAD = 4;

    Shards {
        requireNonNull(kind, "kind is null");
        if (count < 1) {
            throw new IllegalArgumentException("At least one shard");
        }
    }

    /** Returns shards of a kind that a storm writes. */
    static Shards spread(String kind) {
        return new Shards(kind, SPREAD);
    }

    /** Returns the one shard of a kind of which there are few. */
    static Shards one(String kind) {
        return new Shards(kind, 1);
    }

    /** Returns the shard in which the id waits. */
    String of(String id) {
        return name(Math.floorMod(id.hashCode(), count));
    }

    String name(int shard) {
        return kind + "#" + shard;
    }

    Stream<String> names() {
        return IntStream.range(0, count).mapToObj(this::name);
    }
}
