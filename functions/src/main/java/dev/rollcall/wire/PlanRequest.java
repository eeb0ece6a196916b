package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/plan}.
 *
 * @param policy the bytes of the file, in base64; neither stored nor activated
 * @param person source and id, or a Slack account's id; empty: all whom Rollcall has a record of
 * @param from empty at first, then what the answer before called {@code next}
 */
public record PlanRequest(String policy, String person, String from) {}
