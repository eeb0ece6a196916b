package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list that goes by cursor and promises no number.
 *
 * @param next what the next page is asked for with; empty on the last
 */
public record CursorPage<T>(List<Page.Row<T>> rows, Optional<String> next) {
    public CursorPage {
        rows = List.copyOf(rows);
        requireNonNull(next, "next is null");
    }
}
