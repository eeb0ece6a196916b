package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.SeenIds;

/**
 * Where the reading of a part stands. What was seen of it lies in its pages: it is left out where a
 * point is kept, and put in again by whoever goes on.
 */
public sealed interface PartPoint {

    /** Returns how many pages were read. */
    int pages();

    /** Returns this without what was seen. */
    PartPoint bare();

    /** Returns this with what was seen, as its pages tell. */
    PartPoint having(SeenIds seen);

    /** Of a list that goes by cursor. */
    record ByCursor(CursorPoint point) implements PartPoint {
        public static final ByCursor START = new ByCursor(CursorPoint.START);

        public ByCursor {
            requireNonNull(point, "point is null");
        }

        @Override
        public int pages() {
            return point.pages();
        }

        @Override
        public ByCursor bare() {
            return having(SeenIds.none());
        }

        @Override
        public ByCursor having(SeenIds seen) {
            return new ByCursor(
                    new CursorPoint(point.cursor(), point.pages(), point.doubts(), seen));
        }
    }

    /** Of a list that goes by number. */
    record ByIndex(ListingPoint point) implements PartPoint {
        public static final ByIndex START = new ByIndex(ListingPoint.START);

        public ByIndex {
            requireNonNull(point, "point is null");
        }

        @Override
        public int pages() {
            return point.pages();
        }

        @Override
        public ByIndex bare() {
            return having(SeenIds.none());
        }

        @Override
        public ByIndex having(SeenIds seen) {
            return new ByIndex(
                    new ListingPoint(
                            point.startIndex(),
                            point.total(),
                            point.anchor(),
                            point.pages(),
                            point.doubts(),
                            seen));
        }
    }
}
