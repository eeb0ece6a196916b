package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Campaigns;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What other campaigns take, beside which one more is judged. */
record OtherCampaigns(Campaigns campaigns, Instant now) {
    /** A list cut in pieces that come within it is judged as one. */
    private static final Duration TOGETHER = Duration.ofDays(7);

    OtherCampaigns {
        requireNonNull(campaigns, "campaigns is null");
        requireNonNull(now, "now is null");
    }

    /** Somebody's having something. */
    record Membership(AccountId account, Entitlement thing) {
        static Membership of(CampaignItem item) {
            return new Membership(item.account(), item.thing());
        }
    }

    /** Returns what may still be taken by one that is proposed or under way: never by two. */
    Set<Membership> listed() {
        Set<Membership> listed = new HashSet<>();
        campaigns.all().stream()
                .filter(this::mayTake)
                .forEach(one ->
                        campaigns.items(one).stream()
                                .filter(CampaignItem::isOpen)
                                .map(Membership::of)
                                .forEach(listed::add));
        return listed;
    }

    /** Returns how many memberships others may take, or have taken of lists of this week. */
    int besides(Campaign campaign) {
        return campaigns.all().stream()
                .filter(one -> !one.name().equals(campaign.name()))
                .filter(one -> mayTake(one) || isLately(one))
                .mapToInt(this::counting)
                .sum();
    }

    private int counting(Campaign one) {
        boolean mayTake = mayTake(one);
        return (int)
                campaigns.items(one).stream()
                        .filter(item -> item.isTaken() || (mayTake && item.isOpen()))
                        .count();
    }

    private boolean mayTake(Campaign one) {
        return one.isOpen(now) || one.isUnderWay(now);
    }

    private boolean isLately(Campaign one) {
        return one.proposedAt().filter(at -> at.plus(TOGETHER).isAfter(now)).isPresent();
    }
}
