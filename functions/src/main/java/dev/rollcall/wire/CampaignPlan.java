package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code POST /operator/campaign}.
 *
 * @param leftOut what is meant and not in the list, and why
 * @param more how many there was no room for
 */
public record CampaignPlan(CampaignState campaign, List<CampaignState.Count> leftOut, int more) {
    public CampaignPlan {
        leftOut = List.copyOf(leftOut);
    }
}
