package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignItem.State;
import dev.rollcall.domain.campaign.CampaignItem.Why;

import java.time.Duration;

/** One membership of a campaign's list, as an item of the table. */
final class CampaignItems {
    static final String VERSION = "version";

    /** Longer than any campaign may last, so that it can be looked at for some time. */
    private static final Duration KEPT = Duration.ofDays(180);

    private static final String STATE = "state";
    private static final String AT = "at";

    private CampaignItems() {}

    static Attributes of(Campaign campaign, CampaignItem one) {
        Attributes item =
                Attributes.at(Keys.campaignItem(campaign, one))
                        .with("number", one.number())
                        .with("account", one.account().value())
                        .with(HintAttributes.of(one.person()))
                        .with("entitlement", one.thing().key())
                        .with(VERSION, one.version())
                        .with("expiresAt", campaign.at().plus(KEPT).getEpochSecond());
        return switch (one.state()) {
            case State.Open() -> item.with(STATE, "OPEN");
            case State.Taking taking -> item.with(STATE, "TAKING").with(AT, taking.since());
            case State.Taken taken -> item.with(STATE, "TAKEN").with(AT, taken.at());
            case State.Dropped dropped ->
                    item.with(STATE, "DROPPED")
                            .with(AT, dropped.at())
                            .with("why", dropped.why().name());
        };
    }

    static CampaignItem read(Attributes item) {
        try {
            return new CampaignItem(
                    Math.toIntExact(item.number("number")),
                    new AccountId(item.text("account")),
                    HintAttributes.person(item),
                    Entitlement.parse(item.text("entitlement")),
                    state(item),
                    item.number(VERSION));
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable("campaign");
        }
    }

    private static State state(Attributes item) {
        return switch (item.text(STATE)) {
            case "OPEN" -> new State.Open();
            case "TAKING" -> new State.Taking(item.instant(AT));
            case "TAKEN" -> new State.Taken(item.instant(AT));
            case "DROPPED" -> new State.Dropped(item.instant(AT), Why.valueOf(item.text("why")));
            default -> throw Attributes.unreadable(STATE);
        };
    }
}
