package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.domain.operator.Operator;

import java.util.Optional;

/** Ends a campaign at once, for good: each write looks whether it still is under way. */
public final class StopCampaign {
    private static final String ACTION = "campaign-stop";

    /** It is changed once a minute at most. */
    private static final int TRIES = 5;

    private final Gate gate;
    private final Campaigns campaigns;
    private final CampaignRecord record;

    public StopCampaign(Gate gate, Campaigns campaigns, CampaignRecord record) {
        this.gate = requireNonNull(gate, "gate is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.record = requireNonNull(record, "record is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is stopped, or it was over before. */
        record Over(CampaignView view) implements Outcome {
            public Over {
                requireNonNull(view, "view is null");
            }
        }

        record NoSuchCampaign() implements Outcome {}
    }

    public Gated<Outcome> stop(Caller caller, CampaignName name, StopReason reason) {
        return gate.pass(caller, ACTION, Operator.STOPPING_CAMPAIGNS)
                .map(operator -> stop(caller, operator, name, reason));
    }

    private Outcome stop(Caller caller, Operator operator, CampaignName name, StopReason reason) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Campaign> found = campaigns.find(name);
            if (found.isEmpty()) {
                return new Outcome.NoSuchCampaign();
            }
            Campaign campaign = found.get();
            if (!campaign.mayBeStopped()) {
                if (isSo(campaign, reason)) {
                    // A death after the writing may have left it out of the ledger.
                    record.stopped(caller, campaign, operator.person().value());
                }
                return new Outcome.Over(new CampaignView(campaign, campaigns.items(campaign)));
            }
            Campaign next = campaign.ended(CampaignState.STOPPED, reason.text());
            if (campaigns.replace(found, next)) {
                record.stopped(caller, next, operator.person().value());
                return new Outcome.Over(new CampaignView(next, campaigns.items(next)));
            }
        }
        throw new PortFailure.Unavailable("Stopping a campaign found others at it");
    }

    private static boolean isSo(Campaign campaign, StopReason reason) {
        return campaign.state() == CampaignState.STOPPED && campaign.why().equals(reason.text());
    }
}
