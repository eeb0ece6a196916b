package dev.rollcall.adapter.slack.scim;

import dev.rollcall.adapter.scim.ScimListing;
import dev.rollcall.adapter.slack.call.Fault;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a list of resources page by page. Slack documents no cursor for SCIM, neither an order nor
 * that a list stands still while it is read; see {@link ListingPoint} for what is made of that.
 */
record Pages<T>(
        ScimCall scim,
        ScimEndpoint endpoint,
        String call,
        int count,
        Function<JsonObject, T> reader) {

    /** A start beyond the end, which another one's removals have brought about, may be refused. */
    private static final Set<Fault> BEYOND_END = EnumSet.of(Fault.ABSENT, Fault.DEFECT);

    ListedPage<T> page(ListingPoint from) {
        SlackOutcome outcome = scim.list(endpoint, from.startIndex(), count, Deadline.distant());
        if (from.pages() > 0
                && outcome instanceof SlackOutcome.Failed(Fault fault, _)
                && BEYOND_END.contains(fault)) {
            return new ListedPage<>(List.of(), from.refused());
        }
        return from.take(outcome.find(call, this::page), count);
    }

    private Page<T> page(JsonObject body) {
        ScimListing listing = ScimListing.read(body);
        return new Page<>(
                listing.total(),
                listing.startIndex(),
                listing.resources().stream().map(this::row).toList());
    }

    private Page.Row<T> row(JsonObject resource) {
        return new Page.Row<>(understood(resource, r -> r.text("id")), item(resource));
    }

    /** Returns what the resource tells; empty if it cannot be understood. */
    Optional<T> item(JsonObject resource) {
        return understood(resource, reader);
    }

    /** One resource that we do not understand must not hide the others. */
    private static <R> Optional<R> understood(JsonObject resource, Function<JsonObject, R> reader) {
        try {
            return Optional.of(reader.apply(resource));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }
}
