package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists what is in the index page by page, shard after shard, each in the order of its sort keys. A
 * point is the shard's number and the sort key of the last one that was shown.
 *
 * @param sortKey of an item in the index, also where a point tells it
 * @param form of the sort keys
 */
record ShardWalk<T>(
        Shards shards, Pattern form, Function<T, String> sortKey, Function<Attributes, T> read) {
    private static final String START = "";
    private static final Pattern POINT = Pattern.compile("(\\d)/(.+)");

    ShardWalk {
        requireNonNull(shards, "shards is null");
        requireNonNull(form, "form is null");
        requireNonNull(sortKey, "sortKey is null");
        requireNonNull(read, "read is null");
    }

    /**
     * @param next empty: there are no more
     */
    record Page<T>(List<T> found, Optional<String> next) {
        Page {
            found = List.copyOf(found);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * @param last empty: from the shard's beginning
     */
    private record Place(int shard, String last) {
        @Override
        public String toString() {
            return shard + "/" + last;
        }
    }

    /**
     * Returns what comes behind the point.
     *
     * @param point empty: the beginning
     * @param most at least one
     */
    Page<T> page(Table table, String point, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A page has room for one at least");
        }
        Place place = place(point);
        List<T> found = new ArrayList<>();
        while (place.shard() < shards.count()) {
            List<Attributes> items =
                    table.pendingAfter(
                            shards.name(place.shard()), place.last(), most - found.size());
            items.stream().map(read).forEach(found::add);
            place =
                    items.isEmpty()
                            ? new Place(place.shard() + 1, "")
                            : new Place(place.shard(), sortKey.apply(found.getLast()));
            if (found.size() >= most) {
                return new Page<>(found, Optional.of(place.toString()));
            }
        }
        return new Page<>(found, Optional.empty());
    }

    private Place place(String point) {
        if (point.equals(START)) {
            return new Place(0, "");
        }
        Matcher parts = POINT.matcher(point);
        if (!parts.matches()
                || Integer.parseInt(parts.group(1)) >= shards.count()
                || !form.matcher(parts.group(2)).matches()) {
            throw new IllegalArgumentException("Not a point of the listing");
        }
        return new Place(Integer.parseInt(parts.group(1)), parts.group(2));
    }
}
