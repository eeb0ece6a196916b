package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkLists;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All links in memory that hold, in the order of persons and accounts. */
public final class InMemoryLinkLists implements LinkLists {
    private final InMemoryLinks links;
    private final int page;

    /**
     * @param page how many are read at a time
     */
    public InMemoryLinkLists(InMemoryLinks links, int page) {
        this.links = requireNonNull(links, "links is null");
        this.page = page;
    }

    @Override
    public CursorListed<Link> links(CursorPoint from) {
        TreeMap<String, Link> all = new TreeMap<>();
        links.holding().forEach(link -> all.put(id(link), link));
        String after = from.cursor().orElse("");
        if (from.cursor().isPresent() && after.indexOf(' ') < 0) {
            throw new IllegalArgumentException("Not a point of the listing");
        }
        List<Link> found = all.tailMap(after, false).values().stream().limit(page).toList();
        Optional<String> next =
                found.size() < page ? Optional.empty() : Optional.of(id(found.getLast()));
        return from.take(
                new CursorPage<>(
                        found.stream().map(link -> Page.Row.of(id(link), link)).toList(), next),
                found.size());
    }

    private static String id(Link link) {
        return link.person() + " " + link.account();
    }
}
