package dev.rollcall.wire;

/**
 * What one request has made of proposed links.
 *
 * @param left how many were left to the person's own run: known already, or changed
 * @param more whether there is more to do, at that page and line
 * @param notBefore when to ask for the rest; empty: at once
 */
public record LinksAnswer(
        int made, int asked, int left, boolean more, int page, int line, String notBefore) {}
