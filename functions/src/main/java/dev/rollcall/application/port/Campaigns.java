package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;

import java.util.List;
import java.util.Optional;

/** Campaigns and their lists. Throws {@link PortFailure}. */
public interface Campaigns {

    Optional<Campaign> find(CampaignName name);

    /** Returns all there ever were, by name. */
    List<Campaign> all();

    /** Puts one in the place of the one that was seen; false if it has changed since. */
    boolean replace(Optional<Campaign> seen, Campaign next);

    /** Keeps a campaign's list, before the campaign itself; what is kept of it already stays. */
    void keep(Campaign campaign, List<CampaignItem> items);

    /** Returns all items of a campaign's list, in their order. */
    List<CampaignItem> items(Campaign campaign);

    /** Returns those items of it that are about the account. */
    List<CampaignItem> items(Campaign campaign, AccountId account);

    /** Puts one in the place of the one that was seen; false if it has changed since. */
    boolean replace(Campaign campaign, CampaignItem seen, CampaignItem next);
}
