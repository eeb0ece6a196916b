package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page as the other side sent it.
 *
 * @param total how many items it says the whole list has
 * @param startsAt where it says that it begins, counted from 1; empty if it does not say
 * @param rows the items in their order
 */
public record Page<T>(int total, Optional<Integer> startsAt, List<Row<T>> rows) {
    public Page {
        requireNonNull(startsAt, "startsAt is null");
        rows = List.copyOf(rows);
        if (total < 0) {
            throw new IllegalArgumentException("A list has no negative number of items");
        }
    }

    /**
     * One item.
     *
     * @param id empty if the item does not tell it
     * @param item empty if it cannot be read
     */
    public record Row<T>(Optional<String> id, Optional<T> item) {
        public Row {
            requireNonNull(id, "id is null");
            requireNonNull(item, "item is null");
        }

        public static <T> Row<T> of(String id, T item) {
            return new Row<>(Optional.of(id), Optional.of(item));
        }
    }
}
