package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkLists;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links by the index of known people, shard after shard. What waits for a first sign-in lies there
 * too and is passed over, as are links that have ended; so a page may bring few or none, and that
 * is no sign that anything is missing.
 */
public final class DynamoLinkLists implements LinkLists {
    /** A quarter of what one query may read at most, which is 1 MB (API reference, Query). */
    private static final int PAGE = 500;

    /** The shard alone, or with the place of the last item; only its sort key may have blanks. */
    private static final Pattern CURSOR = Pattern.compile("(\\d)(?: (\\S+) (\\S+) (.+))?");

    private final Table table;
    private final int page;

    public DynamoLinkLists(Table table) {
        this(table, PAGE);
    }

    /**
     * @param page how many items of the index are read at a time
     */
    DynamoLinkLists(Table table, int page) {
        this.table = requireNonNull(table, "table is null");
        this.page = page;
    }

    @Override
    public CursorListed<Link> links(CursorPoint from) {
        Place place = from.cursor().map(Place::parse).orElse(Place.START);
        IndexPage read =
                table.pendingPage(
                        DynamoKnownPeople.SHARDS.name(place.shard()), place.after(), page);
        List<Page.Row<Link>> rows =
                read.items().stream()
                        .filter(DynamoLinkLists::isLink)
                        .map(DynamoLinks::link)
                        .filter(Link::holds)
                        .map(DynamoLinkLists::row)
                        .toList();
        return from.take(
                new CursorPage<>(rows, place.next(read).map(Place::toString)), rows.size());
    }

    private static boolean isLink(Attributes item) {
        return item.text(Attributes.PK).equals(Keys.links(HintAttributes.person(item)));
    }

    /** By the id that the row of a snapshot has, since what was seen is known by that. */
    private static Page.Row<Link> row(Link link) {
        return Page.Row.of(link.person() + " " + link.account(), link);
    }

    private record Place(int shard, Optional<IndexPlace> after) {
        static final Place START = new Place(0, Optional.empty());

        Optional<Place> next(IndexPage read) {
            if (read.last().isPresent()) {
                return Optional.of(new Place(shard, read.last()));
            }
            return shard + 1 < DynamoKnownPeople.SHARDS.count()
                    ? Optional.of(new Place(shard + 1, Optional.empty()))
                    : Optional.empty();
        }

        static Place parse(String cursor) {
            Matcher parts = CURSOR.matcher(cursor);
            if (!parts.matches()
                    || Integer.parseInt(parts.group(1)) >= DynamoKnownPeople.SHARDS.count()) {
                throw new IllegalArgumentException("Not a point of the listing");
            }
            return new Place(
                    Integer.parseInt(parts.group(1)),
                    Optional.ofNullable(parts.group(2))
                            .map(since ->
                                    new IndexPlace(
                                            since, new Key(parts.group(3), parts.group(4)))));
        }

        @Override
        public String toString() {
            return shard
                    + after.map(last ->
                                    " "
                                            + last.since()
                                            + " "
                                            + last.key().pk()
                                            + " "
                                            + last.key().sk())
                            .orElse("");
        }
    }
}
