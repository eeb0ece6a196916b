package dev.rollcall.adapter.scimsource;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a place in a list that goes by index as a cursor: where the next page begins, how many the
 * list was said to have, and the row that the page must begin with.
 */
final class ScimPlace {
    private static final Pattern CURSOR =
            Pattern.compile("([1-9][0-9]{0,8}) ([0-9]{1,9})( .+)?", Pattern.DOTALL);

    private ScimPlace() {}

    static ListingPoint in(CursorPoint from) {
        if (from.cursor().isEmpty()) {
            return ListingPoint.START;
        }
        Matcher matcher = CURSOR.matcher(from.cursor().get());
        if (!matcher.matches()) {
            throw new PortFailure.NeedsHuman("Reading on from a cursor", "not-a-cursor");
        }
        return new ListingPoint(
                Integer.parseInt(matcher.group(1)),
                Optional.of(Integer.valueOf(matcher.group(2))),
                Optional.ofNullable(matcher.group(3)).map(anchor -> anchor.substring(1)),
                from.pages(),
                from.doubts(),
                from.seen());
    }

    static CursorListing after(Listing listing) {
        return switch (listing) {
            case Listing.Onward(ListingPoint next) -> new CursorListing.Onward(point(next));
            case Listing.Proven(int size) -> new CursorListing.Ended(size, Set.of());
            case Listing.Unproven(int read, _, var doubts) -> new CursorListing.Ended(read, doubts);
        };
    }

    private static CursorPoint point(ListingPoint next) {
        String cursor =
                next.startIndex()
                        + " "
                        + next.total().orElseThrow()
                        + next.anchor().map(anchor -> " " + anchor).orElse("");
        return new CursorPoint(Optional.of(cursor), next.pages(), next.doubts(), next.seen());
    }
}
