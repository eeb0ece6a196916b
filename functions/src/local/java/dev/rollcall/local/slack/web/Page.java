package dev.rollcall.local.slack.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.List;

/**
 * A part of a list.
 *
 * @param next the cursor for what follows, empty at the end
 */
record Page<T>(List<T> items, String next) {
    private static final String PREFIX = "from:";

    /** How many items a page may have. */
    record Limit(int usual, int most) {}

    Page {
        items = List.copyOf(items);
        requireNonNull(next, "next is null");
    }

    /**
     * Returns the page that a call asks for.
     *
     * @throws Refusal if there is no such page, or it would be too large
     */
    static <T> Page<T> of(List<T> all, Arguments arguments, Limit limit) {
        return of(all, arguments, limit, limit.most());
    }

    /**
     * Returns the page that a call asks for, or the beginning of it.
     *
     * @param shown how many items it has at most, whatever the call asks for
     * @throws Refusal if there is no such page, or it would be too large
     */
    static <T> Page<T> of(List<T> all, Arguments arguments, Limit limit, int shown) {
        long size = arguments.number("limit").orElse((long) limit.usual());
        if (size < 1 || size > limit.most()) {
            throw Refusal.arguments("must be between 1 and " + limit.most() + ": limit");
        }
        int from = arguments.text("cursor").map(Page::decoded).orElse(0);
        int to = (int) Math.min(all.size(), from + Math.min(size, shown));
        List<T> items = from >= all.size() ? List.of() : all.subList(from, to);
        return new Page<>(items, to < all.size() ? encoded(to) : "");
    }

    private static String encoded(int from) {
        return Base64.getEncoder().encodeToString((PREFIX + from).getBytes(UTF_8));
    }

    private static int decoded(String cursor) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
            if (text.matches(PREFIX + "\\d{1,9}")) {
                return Integer.parseInt(text.substring(PREFIX.length()));
            }
            throw new Refusal("invalid_cursor");
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal("invalid_cursor");
        }
    }
}
