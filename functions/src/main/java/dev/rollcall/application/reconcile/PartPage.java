package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One page of a part as it is kept, and whether there is more. */
record PartPage(List<SnapshotRow> rows, Reached reached) {

    /** How far the part has been read by it. */
    sealed interface Reached {
        record Onward(PartPoint next) implements Reached {
            public Onward {
                requireNonNull(next, "next is null");
            }
        }

        record Ended(int rows, Optional<Integer> promised, Set<Doubt> doubts) implements Reached {
            public Ended {
                requireNonNull(promised, "promised is null");
                doubts = Set.copyOf(doubts);
            }
        }
    }

    PartPage {
        rows = List.copyOf(rows);
        requireNonNull(reached, "reached is null");
    }

    static <T> PartPage of(CursorListed<T> page, Function<T, SnapshotRow> row) {
        return new PartPage(
                page.items().stream().map(row).toList(),
                switch (page.listing()) {
                    case CursorListing.Onward(var next) ->
                            new Reached.Onward(new PartPoint.ByCursor(next));
                    case CursorListing.Ended(int read, Set<Doubt> doubts) ->
                            new Reached.Ended(read, Optional.empty(), doubts);
                });
    }

    static <T> PartPage of(ListedPage<T> page, Function<T, SnapshotRow> row) {
        return new PartPage(
                page.items().stream().map(row).toList(),
                switch (page.listing()) {
                    case Listing.Onward(var next) ->
                            new Reached.Onward(new PartPoint.ByIndex(next));
                    case Listing.Proven(int size) ->
                            new Reached.Ended(size, Optional.of(size), Set.of());
                    case Listing.Unproven(int read, int promised, Set<Doubt> doubts) ->
                            new Reached.Ended(read, Optional.of(promised), doubts);
                });
    }

    /** A list that comes at once, whole. */
    static PartPage whole(List<SnapshotRow> rows) {
        return new PartPage(rows, new Reached.Ended(rows.size(), Optional.empty(), Set.of()));
    }
}
