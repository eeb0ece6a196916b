package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/campaign}.
 *
 * @param thing kind and ids, e.g. {@code user-group:T01:S02}; an empty text: all that it lists
 * @param most at most so many memberships
 * @param until the last day, as {@code 2027-05-25}
 */
public record CampaignRequest(
        String name, String mapping, String thing, int most, int perDay, String until) {}
