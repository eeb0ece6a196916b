package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one page added to the reading of a list.
 *
 * @param items those that had not come before
 */
public record ListedPage<T>(List<T> items, Listing listing) {
    public ListedPage {
        items = List.copyOf(items);
        requireNonNull(listing, "listing is null");
    }
}
