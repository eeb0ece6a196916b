package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

/** Where an item lies in the table. Made by {@link Keys} only. */
record Key(String pk, String sk) {
    Key {
        requireNonNull(pk, "pk is null");
        requireNonNull(sk, "sk is null");
    }
}
