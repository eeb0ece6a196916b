package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.adapter.scim.ScimListing;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * One list of the server's, page by page (RFC 7644 §3.4.2.4). The server keeps no snapshot, so each
 * page begins with the last row of the one before; see {@link ListingPoint} for what that proves. A
 * server may give fewer rows than it was asked for, so a short page is none to wonder at.
 *
 * @param path of the list
 * @param query what is asked of it besides the page
 * @param item reads a row; throws {@link MalformedJson} of one that cannot be read
 */
record ScimList<T>(String path, SequencedMap<String, String> query, Function<JsonObject, T> item) {

    static final int A_PAGE = 200;

    /** What a start beyond the end, which another one's removals brought about, may get. */
    private static final Set<Integer> BEYOND_END = Set.of(400, 404);

    ScimList {
        requireNonNull(path, "path is null");
        query = new LinkedHashMap<>(query);
        requireNonNull(item, "item is null");
    }

    /** Reads the page at that point. */
    CursorListed<T> read(ScimSourceCall scim, CursorPoint from) {
        ListingPoint place = ScimPlace.in(from);
        SequencedMap<String, String> asked = new LinkedHashMap<>(query);
        asked.put("startIndex", Integer.toString(place.startIndex()));
        asked.put("count", Integer.toString(A_PAGE));
        return switch (scim.get(path, path, asked)) {
            case ApiReply.Read read -> taken(scim, place, read);
            case ApiReply.Refused(int status, String code) -> refused(from, status, code);
        };
    }

    private CursorListed<T> taken(ScimSourceCall scim, ListingPoint place, ApiReply.Read read) {
        Page<T> page = scim.understood(path, () -> page(read.object()));
        // One who was alone on a page could not be told from the row that it must begin with.
        int rows = Math.clamp(page.rows().size(), 2, A_PAGE);
        ListedPage<T> listed = place.take(page, rows);
        return new CursorListed<>(listed.items(), ScimPlace.after(listed.listing()));
    }

    private CursorListed<T> refused(CursorPoint from, int status, String code) {
        if (from.cursor().isPresent() && BEYOND_END.contains(status)) {
            return new CursorListed<>(List.of(), from.refused());
        }
        throw new PortFailure.NeedsHuman("GET " + path, code);
    }

    private Page<T> page(JsonObject body) {
        ScimListing listing = ScimListing.read(body);
        return new Page<>(
                listing.total(),
                listing.startIndex(),
                listing.resources().stream().map(this::row).toList());
    }

    /** One resource that we do not understand must not hide the others. */
    private Page.Row<T> row(JsonObject resource) {
        return new Page.Row<>(understood(resource, r -> r.text("id")), understood(resource, item));
    }

    private static <R> Optional<R> understood(JsonObject resource, Function<JsonObject, R> reader) {
        try {
            return Optional.of(reader.apply(resource));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }
}
