package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list (RFC 7644 §3.4.2).
 *
 * @param total how many resources the whole list has
 * @param startIndex empty if the server does not tell
 */
public record ScimListing(int total, Optional<Integer> startIndex, List<JsonObject> resources) {
    public ScimListing {
        requireNonNull(startIndex, "startIndex is null");
        resources = List.copyOf(resources);
    }

    /**
     * Reads a ListResponse. Resources may be missing where there are none on the page.
     *
     * @throws MalformedJson if the total is missing: a list of unknown length proves nothing
     */
    public static ScimListing read(JsonObject page) {
        Optional<Integer> start =
                page.member("startIndex").isPresent()
                        ? Optional.of(number(page, "startIndex"))
                        : Optional.empty();
        return new ScimListing(number(page, "totalResults"), start, page.objects("Resources"));
    }

    private static int number(JsonObject page, String name) {
        long number = page.wholeNumber(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedJson(page.place() + "." + name + " is not a number of items");
        }
        return (int) number;
    }
}
