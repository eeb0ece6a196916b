package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a list to its end, by cursor (docs.slack.dev/apis/web-api/pagination). */
public final class SlackPages {
    /** Far above any list of one account or of an organisation's workspaces. */
    private static final int MOST_PAGES = 100;

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

    private <T> List<T> all(
            Listing listing,
            Arguments arguments,
            Deadline deadline,
            Function<JsonObject, List<T>> items) {
        List<T> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int count = 0; count < MOST_PAGES; count++) {
            Arguments asked = cursor.map(c -> arguments.and("cursor", c)).orElse(arguments);
            SlackOutcome outcome = slack.read(listing.method(), asked.map(), deadline);
            if (listing.isEmptyBy(outcome)) {
                return all;
            }
            Page<T> page =
                    outcome.find(
                            listing.method(),
                            body -> Page.read(body.having(listing.items()), items));
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            if (page.next().equals(cursor)) {
                throw new PortFailure.NeedsHuman(listing.method(), "same-cursor-again");
            }
            cursor = page.next();
        }
        throw new PortFailure.NeedsHuman(listing.method(), "endless-list");
    }

    private record Page<T>(List<T> items, Optional<String> next) {
        static <T> Page<T> read(JsonObject body, Function<JsonObject, List<T>> items) {
            Optional<String> next =
                    body.optionalObject("response_metadata")
                            .flatMap(metadata -> metadata.optionalText("next_cursor"))
                            .filter(cursor -> !cursor.isEmpty());
            return new Page<>(items.apply(body), next);
        }
    }
}
