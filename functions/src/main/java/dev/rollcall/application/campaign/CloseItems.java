package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.Why;

import java.time.Clock;
import java.util.List;

/**
 * Closes what is no campaign's any more: what is off the records of what was there before, and what
 * somebody had who was verified out since the list was made. No run of theirs would ever take it,
 * and it would use up the budget of every day.
 */
public final class CloseItems {
    private final Campaigns campaigns;
    private final PreExistings preExistings;
    private final Cases cases;
    private final Clock clock;

    public CloseItems(Campaigns campaigns, PreExistings preExistings, Cases cases, Clock clock) {
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns all items of the campaign, as they are after it. */
    List<CampaignItem> of(Campaign campaign) {
        return campaigns.items(campaign).stream().map(item -> looked(campaign, item)).toList();
    }

    private CampaignItem looked(Campaign campaign, CampaignItem item) {
        if (!campaign.reaches(item) || (isOnRecord(item) && !hasLeft(campaign, item))) {
            return item;
        }
        CampaignItem closed = item.notFound(clock.instant(), Why.CLOSED);
        return campaigns.replace(campaign, item, closed) ? closed : item;
    }

    private boolean isOnRecord(CampaignItem item) {
        return preExistings.things(item.account()).contains(item.thing());
    }

    private boolean hasLeft(Campaign campaign, CampaignItem item) {
        return cases.lastVerified(item.person())
                .filter(left -> left.detectedAt().isAfter(campaign.at()))
                .flatMap(left -> left.account(item.account()))
                .isPresent();
    }
}
