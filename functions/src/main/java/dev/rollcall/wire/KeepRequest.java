package dev.rollcall.wire;

/**
 * Gives owners more time.
 *
 * @param thing one of the mapping's, by its key; empty: all of them
 * @param from where the answer before says; empty: from the beginning
 */
public record KeepRequest(String mapping, String thing, String until, String reason, String from) {}
