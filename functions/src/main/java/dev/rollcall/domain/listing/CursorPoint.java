package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the reading of a list by cursor stands between two pages; from there it can be taken up
 * again, by somebody else too, as long as the other side takes the cursor.
 *
 * @param cursor empty before the first page
 * @param pages how many were read
 * @param seen what came already
 */
public record CursorPoint(Optional<String> cursor, int pages, Set<Doubt> doubts, SeenIds seen) {
    public static final CursorPoint START =
            new CursorPoint(Optional.empty(), 0, Set.of(), SeenIds.none());

    /** A million items in pages of 100. */
    private static final int MOST_PAGES = 10_000;

    public CursorPoint {
        requireNonNull(cursor, "cursor is null");
        doubts = Set.copyOf(doubts);
        requireNonNull(seen, "seen is null");
        if (pages < 0) {
            throw new IllegalArgumentException("No fewer than no pages were read");
        }
    }

    /**
     * Takes a page in.
     *
     * @param asked how many items it was asked for
     */
    public <T> CursorListed<T> take(CursorPage<T> page, int asked) {
        EnumSet<Doubt> found = EnumSet.noneOf(Doubt.class);
        found.addAll(doubts);
        doubtsOfForm(page, asked, found);
        Map<String, T> fresh = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Page.Row<T> row : page.rows()) {
            if (row.id().isEmpty() || row.item().isEmpty()) {
                found.add(Doubt.UNREADABLE_ITEM);
            }
            row.id()
                    .ifPresent(id -> {
                        if (seen.contains(id) || !ids.add(id)) {
                            found.add(Doubt.REPEATED);
                            return;
                        }
                        row.item().ifPresent(item -> fresh.put(id, item));
                    });
        }
        SeenIds all = seen.with(ids);
        boolean goesOn =
                page.next().isPresent()
                        && !found.contains(Doubt.ENDLESS)
                        && !page.next().equals(cursor);
        return new CursorListed<>(
                fresh.values().stream().toList(),
                goesOn
                        ? new CursorListing.Onward(
                                new CursorPoint(page.next(), pages + 1, found, all))
                        : new CursorListing.Ended(all.size(), found));
    }

    /** Ends the reading where the other side refuses to go on, as with a cursor that is too old. */
    public CursorListing refused() {
        EnumSet<Doubt> found = EnumSet.of(Doubt.STOPPED_EARLY);
        found.addAll(doubts);
        return new CursorListing.Ended(seen.size(), found);
    }

    private void doubtsOfForm(CursorPage<?> page, int asked, Set<Doubt> found) {
        if (page.rows().size() > asked) {
            found.add(Doubt.LONG_PAGE);
        }
        if (page.next().isEmpty()) {
            return;
        }
        if (page.rows().size() < asked) {
            found.add(Doubt.SHORT_PAGE);
        }
        if (page.next().equals(cursor)) {
            found.add(Doubt.STOPPED_EARLY);
        }
        if (pages + 1 >= MOST_PAGES) {
            found.add(Doubt.ENDLESS);
        }
    }
}
