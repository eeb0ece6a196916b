package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/campaign/stop}.
 *
 * @param reason why, in one sentence that names nobody
 */
public record CampaignStop(String name, String reason) {}
