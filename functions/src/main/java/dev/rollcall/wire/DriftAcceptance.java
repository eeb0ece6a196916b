package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/drift/acceptance}.
 *
 * @param until the last day, as in {@code 2027-03-31}; it ends with it, in UTC
 * @param reason why, in one sentence that names nobody
 */
public record DriftAcceptance(String id, String until, String reason) {}
