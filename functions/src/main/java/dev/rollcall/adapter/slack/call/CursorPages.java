package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.json.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Follows cursors to the end of a list (docs.slack.dev/apis/web-api/pagination). Most methods tell
 * the next one in {@code response_metadata}; the page of {@code admin.roles.listAssignments} has it
 * beside the items.
 *
 * @param what the call, for messages
 * @param mostPages a list that does not end by then is broken
 */
record CursorPages(String what, int mostPages) {
    private record Page<T>(List<T> items, Optional<String> next) {}

    CursorPages {
        requireNonNull(what, "what is null");
    }

    /**
     * Returns the items of all pages.
     *
     * @param ask calls for the page after a cursor; empty if there is nothing at all
     * @throws PortFailure if a page cannot be read or the list does not end
     */
    <T> List<T> all(
            Function<Optional<String>, Optional<SlackOutcome>> ask,
            Function<JsonObject, List<T>> items) {
        List<T> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int count = 0; count < mostPages; count++) {
            Optional<SlackOutcome> outcome = ask.apply(cursor);
            if (outcome.isEmpty()) {
                return all;
            }
            Page<T> page =
                    outcome.get().find(what, body -> new Page<>(items.apply(body), next(body)));
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            if (page.next().equals(cursor)) {
                throw new PortFailure.NeedsHuman(what, "same-cursor-again");
            }
            cursor = page.next();
        }
        throw new PortFailure.NeedsHuman(what, SlackPages.ENDLESS);
    }

    static Optional<String> next(JsonObject body) {
        return Stream.of(body.optionalObject("response_metadata"), Optional.of(body))
                .flatMap(Optional::stream)
                .flatMap(where -> where.optionalText("next_cursor").stream())
                .filter(cursor -> !cursor.isEmpty())
                .findFirst();
    }
}
