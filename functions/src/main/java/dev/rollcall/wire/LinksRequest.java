package dev.rollcall.wire;

/**
 * Has proposed links made.
 *
 * @param digest of the list that was shown
 * @param page where the answer before says; 0: from the beginning
 * @param line the same, within the page
 */
public record LinksRequest(String digest, int page, int line) {}
