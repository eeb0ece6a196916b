package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.domain.campaign.CampaignName;

import java.util.List;
import java.util.Optional;

/** Shows campaigns to anybody whom the policy knows. */
public final class ShowCampaigns {
    private static final String ACTION = "campaign-show";

    private final Gate gate;
    private final Campaigns campaigns;

    public ShowCampaigns(Gate gate, Campaigns campaigns) {
        this.gate = requireNonNull(gate, "gate is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
    }

    public Gated<List<CampaignView>> all(Caller caller) {
        return gate.pass(caller, ACTION)
                .map(_ ->
                        campaigns.all().stream()
                                .map(one -> new CampaignView(one, campaigns.items(one)))
                                .toList());
    }

    public Gated<Optional<CampaignView>> one(Caller caller, CampaignName name) {
        return gate.pass(caller, ACTION)
                .map(_ ->
                        campaigns
                                .find(name)
                                .map(one -> new CampaignView(one, campaigns.items(one))));
    }
}
