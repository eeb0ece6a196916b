package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one page added to the reading of a list by cursor.
 *
 * @param items those that had not come before
 */
public record CursorListed<T>(List<T> items, CursorListing listing) {
    public CursorListed {
        items = List.copyOf(items);
        requireNonNull(listing, "listing is null");
    }
}
