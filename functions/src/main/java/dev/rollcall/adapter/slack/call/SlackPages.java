package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a list to its end, by cursor (docs.slack.dev/apis/web-api/pagination). Most methods tell
 * the next one in {@code response_metadata}; the page of {@code admin.roles.listAssignments} has it
 * beside the items.
 */
public final class SlackPages {
    /** The code of a list that does not end by its {@link Listing#mostPages}. */
    public static final String ENDLESS = "endless-list";

    private final SlackCall slack;

    public SlackPages(SlackCall slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /**
     * Returns all items of all pages.
     *
     * @throws PortFailure if a page cannot be read or the list does not end
     */
    public <T> List<T> read(
            Listing listing, Arguments arguments, Deadline deadline, Function<JsonObject, T> item) {
        return all(
                listing,
                arguments,
                deadline,
                body -> body.objects(listing.items()).stream().map(item).toList());
    }

    /** Returns all accounts of a list that has nothing but their ids. */
    public List<AccountId> accounts(Listing listing, Arguments arguments, Deadline deadline) {
        return all(listing, arguments, deadline, body -> Ids.accounts(body, listing.items()));
    }

    /** Returns the cursor of the page after the given one; empty on the last. */
    public static Optional<String> next(JsonObject body) {
        return CursorPages.next(body);
    }

    private <T> List<T> all(
            Listing listing,
            Arguments arguments,
            Deadline deadline,
            Function<JsonObject, List<T>> items) {
        return new CursorPages(listing.method().documentedAs(), listing.mostPages())
                .all(
                        cursor -> {
                            Arguments asked =
                                    cursor.map(c -> arguments.and("cursor", c)).orElse(arguments);
                            SlackOutcome outcome = slack.call(listing.method(), asked, deadline);
                            return listing.isEmptyBy(outcome)
                                    ? Optional.empty()
                                    : Optional.of(outcome);
                        },
                        body -> items.apply(body.having(listing.items())));
    }
}
