package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A method that lists.
 *
 * @param items the answer's member that holds the items
 * @param meansEmpty the error by which the method says that there are none
 * @param mostPages a list that does not end by then is broken
 */
public record Listing(WebMethod method, String items, Optional<String> meansEmpty, int mostPages) {
    /** Far above any list of one account or of an organisation's workspaces. */
    private static final int USUAL_MOST_PAGES = 100;

    public Listing {
        requireNonNull(method, "method is null");
        requireNonNull(items, "items is null");
        requireNonNull(meansEmpty, "meansEmpty is null");
    }

    public static Listing of(WebMethod method, String items) {
        return new Listing(method, items, Optional.empty(), USUAL_MOST_PAGES);
    }

    /** Returns this one, which says by an error that there are none. */
    public Listing emptyBy(String code) {
        return new Listing(method, items, Optional.of(code), mostPages);
    }

    /** Returns this one with so many pages at most. */
    public Listing upTo(int pages) {
        return new Listing(method, items, meansEmpty, pages);
    }

    boolean isEmptyBy(SlackOutcome outcome) {
        return outcome instanceof SlackOutcome.Failed(_, String code)
                && meansEmpty.equals(Optional.of(code));
    }
}
