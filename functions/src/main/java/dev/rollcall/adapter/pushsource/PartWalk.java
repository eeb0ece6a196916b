package dev.rollcall.adapter.pushsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId.Kind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads all users or groups in the order of their ids, page by page. At its end what was read is
 * held against how many there are.
 *
 * @param page how many a page has
 */
record PartWalk(PushedState state, SourceId source, Kind kind, int page) {
    PartWalk {
        requireNonNull(state, "state is null");
        requireNonNull(source, "source is null");
        requireNonNull(kind, "kind is null");
        if (page < 1) {
            throw new IllegalArgumentException("A page has room for one at least");
        }
    }

    /**
     * Where it stands.
     *
     * @param last the id that came last; empty at first
     * @param live how many came that are not deleted
     */
    private record Place(String last, int live) {
        static Place in(CursorPoint point) {
            return point.cursor()
                    .map(cursor -> {
                        int slash = cursor.indexOf('/');
                        return new Place(
                                cursor.substring(slash + 1),
                                Integer.parseInt(cursor.substring(0, slash)));
                    })
                    .orElseGet(() -> new Place("", 0));
        }

        @Override
        public String toString() {
            return live + "/" + last;
        }
    }

    /**
     * One page.
     *
     * @param next empty: that was all
     * @param live how many came so far that are not deleted
     * @param promised how many there are of these
     * @param ever whether there ever was one
     */
    record Read(
            CursorPoint from,
            List<Pushed> rows,
            Optional<String> next,
            int live,
            int promised,
            boolean ever) {

        /** Takes the page in, with those whom the reader wants. */
        <T> CursorListed<T> listed(Function<Pushed, T> reader, Predicate<T> wanted) {
            List<Page.Row<T>> taken = new ArrayList<>();
            for (Pushed row : rows) {
                T item = reader.apply(row);
                if (wanted.test(item)) {
                    taken.add(Page.Row.of(row.id().value(), item));
                }
            }
            CursorListed<T> listed = from.take(new CursorPage<>(taken, next), taken.size());
            return listed.listing() instanceof CursorListing.Ended(int read, Set<Doubt> doubts)
                    ? new CursorListed<>(listed.items(), counted(read, doubts))
                    : listed;
        }

        private CursorListing counted(int read, Set<Doubt> doubts) {
            EnumSet<Doubt> found = EnumSet.noneOf(Doubt.class);
            found.addAll(doubts);
            if (live < promised) {
                found.add(Doubt.FEWER_THAN_PROMISED);
            }
            if (live > promised) {
                found.add(Doubt.MORE_THAN_PROMISED);
            }
            return new CursorListing.Ended(read, found);
        }
    }

    Read read(CursorPoint from) {
        Place place = Place.in(from);
        List<Pushed> rows = new ArrayList<>();
        SortedMap<String, Integer> counts = state.counts(source, kind);
        for (String part : counts.keySet()) {
            if (rows.size() <= page && part.compareTo(start(place)) >= 0) {
                state.part(source, kind, part).stream()
                        .filter(row -> row.id().value().compareTo(place.last()) > 0)
                        .forEach(rows::add);
            }
        }
        boolean more = rows.size() > page;
        List<Pushed> shown = more ? rows.subList(0, page) : rows;
        int live = place.live() + (int) shown.stream().filter(row -> !row.isDeleted()).count();
        return new Read(
                from,
                List.copyOf(shown),
                more
                        ? Optional.of(new Place(shown.getLast().id().value(), live).toString())
                        : Optional.empty(),
                live,
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                !counts.isEmpty());
    }

    private static String start(Place place) {
        return place.last().substring(0, Math.min(2, place.last().length()));
    }
}
