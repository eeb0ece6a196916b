package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the reading of a list stands between two pages; from there it can be taken up again, by
 * somebody else too.
 *
 * <p>The list may change while it is read, and the other side keeps no snapshot. So each page is
 * asked for from the last item of the one before: if that item is not its first, the list has moved
 * and something may have slipped by. Together with the ids this finds whatever hides an item that
 * was there all the while; counting alone does not, since one who goes and one who comes leave the
 * total as it was. It holds as long as the other side keeps its items in one order, whichever.
 *
 * @param startIndex where the next page begins, counted from 1
 * @param total how many items the list is said to have; empty before the first page
 * @param anchor the item that the next page must begin with
 * @param pages how many were read
 * @param seen what came already
 */
public record ListingPoint(
        int startIndex,
        Optional<Integer> total,
        Optional<String> anchor,
        int pages,
        Set<Doubt> doubts,
        SeenIds seen) {

    public static final ListingPoint START =
            new ListingPoint(1, Optional.empty(), Optional.empty(), 0, Set.of(), SeenIds.none());

    /** Five million items in pages of 1 000. */
    private static final int MOST_PAGES = 5_000;

    public ListingPoint {
        requireNonNull(total, "total is null");
        requireNonNull(anchor, "anchor is null");
        doubts = Set.copyOf(doubts);
        requireNonNull(seen, "seen is null");
        if (startIndex < 1 || pages < 0) {
            throw new IllegalArgumentException("A list begins at 1");
        }
    }

    /**
     * Takes a page in.
     *
     * @param asked how many items it was asked for; at least 2
     */
    public <T> ListedPage<T> take(Page<T> page, int asked) {
        EnumSet<Doubt> found = EnumSet.noneOf(Doubt.class);
        found.addAll(doubts);
        doubtsOfForm(page, asked, found);
        List<Page.Row<T>> rows = page.rows();
        if (anchor.isPresent() && beginsWithAnchor(rows)) {
            rows = rows.subList(1, rows.size());
        } else if (anchor.isPresent()) {
            found.add(Doubt.MOVED);
        }
        Map<String, T> fresh = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Page.Row<T> row : rows) {
            sort(row, ids, fresh, found);
        }
        SeenIds all = seen.with(ids);
        int end = startIndex + page.rows().size() - 1;
        Listing listing =
                end >= page.total()
                        ? ended(all, end, page.total(), found)
                        : more(page, all, asked, end, ids, found);
        return new ListedPage<>(List.copyOf(fresh.values()), listing);
    }

    /** Ends the reading where the other side refuses to go on. */
    public Listing refused() {
        EnumSet<Doubt> found = EnumSet.of(Doubt.STOPPED_EARLY);
        found.addAll(doubts);
        return new Listing.Unproven(seen.size(), total.orElse(0), found);
    }

    private void doubtsOfForm(Page<?> page, int asked, Set<Doubt> found) {
        if (total.isPresent() && total.get() != page.total()) {
            found.add(Doubt.TOTAL_CHANGED);
        }
        if (page.startsAt().isPresent() && page.startsAt().get() != startIndex) {
            found.add(Doubt.OTHER_PAGE);
        }
        if (page.rows().size() > asked) {
            found.add(Doubt.LONG_PAGE);
        }
    }

    private boolean beginsWithAnchor(List<? extends Page.Row<?>> rows) {
        return !rows.isEmpty() && rows.getFirst().id().equals(anchor);
    }

    private <T> void sort(
            Page.Row<T> row, Set<String> ids, Map<String, T> fresh, Set<Doubt> found) {
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

    private static Listing ended(SeenIds all, int end, int promised, Set<Doubt> found) {
        if (end > promised) {
            found.add(Doubt.MORE_THAN_PROMISED);
        }
        if (all.size() < promised) {
            found.add(Doubt.FEWER_THAN_PROMISED);
        }
        return found.isEmpty()
                ? new Listing.Proven(all.size())
                : new Listing.Unproven(all.size(), promised, found);
    }

    private Listing more(
            Page<?> page, SeenIds all, int asked, int end, Set<String> ids, Set<Doubt> found) {
        if (page.rows().size() < asked) {
            found.add(Doubt.SHORT_PAGE);
        }
        Optional<String> last =
                page.rows().isEmpty() ? Optional.empty() : page.rows().getLast().id();
        if (ids.isEmpty()) {
            found.add(Doubt.STOPPED_EARLY);
            return new Listing.Unproven(all.size(), page.total(), found);
        }
        if (pages + 1 >= MOST_PAGES) {
            found.add(Doubt.ENDLESS);
            return new Listing.Unproven(all.size(), page.total(), found);
        }
        return new Listing.Onward(
                new ListingPoint(end, Optional.of(page.total()), last, pages + 1, found, all));
    }
}
