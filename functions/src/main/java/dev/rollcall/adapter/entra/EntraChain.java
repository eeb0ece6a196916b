package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;

import java.util.List;
import java.util.Optional;

/**
 * Lists that are read one after the other as if they were one. The cursor is the number of the list
 * and Graph's own link to its next page, or the number alone before its first.
 */
record EntraChain<T>(List<EntraList<T>> lists) {
    EntraChain {
        lists = List.copyOf(lists);
        if (lists.isEmpty() || lists.size() > 9) {
            throw new IllegalArgumentException("A chain has 1 to 9 lists");
        }
    }

    /** Where the reading stands. */
    private record Place(int list, Optional<String> link) {
        private Place {
            requireNonNull(link, "link is null");
        }
    }

    /** Reads the page at that point. */
    CursorListed<T> read(ApiCall graph, EntraLink links, CursorPoint from) {
        Place place = from.cursor().map(this::place).orElse(new Place(0, Optional.empty()));
        Optional<CursorPage<T>> read = lists.get(place.list()).read(graph, links, place.link());
        if (read.isEmpty()) {
            return new CursorListed<>(List.of(), from.refused());
        }
        CursorPage<T> page = read.get();
        Optional<String> next =
                page.next()
                        .map(links::trusted)
                        .map(link -> place.list() + " " + link)
                        .or(() -> after(place));
        return from.take(
                new CursorPage<>(page.rows(), next),
                Math.min(page.rows().size(), EntraList.A_PAGE));
    }

    /** Returns the cursor of the first page of the list with that number, counted from 0. */
    static Optional<String> beginningOf(int list) {
        return Optional.of(Integer.toString(list));
    }

    private Optional<String> after(Place place) {
        int list = place.list() + 1;
        return list < lists.size() ? beginningOf(list) : Optional.empty();
    }

    private Place place(String cursor) {
        int number = cursor.isEmpty() ? -1 : cursor.charAt(0) - '0';
        boolean alone = cursor.length() == 1;
        boolean known = number >= 0 && number < lists.size();
        if (!known || !(alone || cursor.charAt(1) == ' ')) {
            throw new PortFailure.NeedsHuman("Reading on from a cursor", "not-a-cursor");
        }
        return new Place(number, alone ? Optional.empty() : Optional.of(cursor.substring(2)));
    }
}
