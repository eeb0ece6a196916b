package dev.rollcall.wire;

/**
 * How many were kept by one request.
 *
 * @param next goes into the next request; empty: that was all
 */
public record KeepAnswer(int kept, String next) {}
