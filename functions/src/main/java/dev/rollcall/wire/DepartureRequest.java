package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/departure}.
 *
 * @param person source and id, e.g. {@code okta:00u1}
 * @param departure {@code hostile} or {@code normal}
 * @param reason why, in one sentence that names nobody
 */
public record DepartureRequest(String person, String departure, String reason) {}
