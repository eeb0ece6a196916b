package dev.rollcall.wire;

import java.util.List;

/** The answer to {@code GET /operator/campaign}. */
public record CampaignPage(List<CampaignState> campaigns) {
    public CampaignPage {
        campaigns = List.copyOf(campaigns);
    }
}
