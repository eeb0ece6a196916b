package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/link}.
 *
 * @param theirs the account that is the person's; an empty text: none of them is
 * @param reason how that is known, in one sentence that names nobody
 */
public record DisputeRequest(String id, String theirs, String reason) {}
