package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

/**
 * Where an item lies in a shard of the index: items of one sort key lie there in the order of their
 * keys in the table.
 */
record IndexPlace(String since, Key key) {
    IndexPlace {
        requireNonNull(since, "since is null");
        requireNonNull(key, "key is null");
    }

    static IndexPlace of(Attributes item) {
        return new IndexPlace(item.text(PendingIndex.SINCE), item.key());
    }

    /** Returns the index's whole key, as a query starts from it. */
    Attributes in(String shard) {
        return Attributes.at(key).with(PendingIndex.SHARD, shard).with(PendingIndex.SINCE, since);
    }
}
