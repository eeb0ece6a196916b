package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A method that lists.
 *
 * @param items the answer's member that holds the items
 * @param meansEmpty the error by which the method says that there are none
 */
public record Listing(String method, String items, Optional<String> meansEmpty) {
    public Listing {
        requireNonNull(method, "method is null");
        requireNonNull(items, "items is null");
        requireNonNull(meansEmpty, "meansEmpty is null");
    }

    public static Listing of(String method, String items) {
        return new Listing(method, items, Optional.empty());
    }

    public boolean isEmptyBy(SlackOutcome outcome) {
        return outcome instanceof SlackOutcome.Failed(_, String code)
                && meansEmpty.equals(Optional.of(code));
    }
}
