package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.campaign.CampaignState;
import dev.rollcall.domain.operator.Operator;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Brings a planned campaign before approvers, as its list is. */
public final class ProposeCampaign {
    private static final String ACTION = "campaign-propose";

    private final Gate gate;
    private final OperatorRecord operators;
    private final ReadInForce inForce;
    private final Campaigns campaigns;
    private final CampaignRecord record;
    private final Clock clock;

    public ProposeCampaign(
            Gate gate,
            OperatorRecord operators,
            ReadInForce inForce,
            Campaigns campaigns,
            CampaignRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.operators = requireNonNull(operators, "operators is null");
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Approvers are asked, now or since it was proposed before. */
        record Proposed(CampaignView view) implements Outcome {
            public Proposed {
                requireNonNull(view, "view is null");
            }
        }

        /** No campaign of that name has a list of that digest. */
        record NoSuchList() implements Outcome {}

        /** Somebody else planned it: who asks for it is who made it. */
        record NotYours() implements Outcome {}

        /**
         * Its list is too old, another policy is in force by now, or another campaign takes some of
         * it: plan it anew.
         */
        record Stale() implements Outcome {}

        /** It is decided or over. */
        record TooLate(Campaign campaign) implements Outcome {}

        /** Too few could decide on it who are not in it. */
        record TooFew(int needed, int found) implements Outcome {}
    }

    public Gated<Outcome> propose(Caller caller, CampaignName name, String digest) {
        return gate.pass(caller, ACTION, Operator.ADOPTING)
                .map(operator -> propose(caller, operator, name, digest));
    }

    private Outcome propose(Caller caller, Operator operator, CampaignName name, String digest) {
        Optional<Campaign> found =
                campaigns.find(name).filter(one -> one.list().digest().equals(digest));
        if (found.isEmpty()) {
            return new Outcome.NoSuchList();
        }
        Campaign campaign = found.get();
        if (operator.human().filter(campaign.by().human()::equals).isEmpty()) {
            operators.refused(caller, ACTION, "not-theirs");
            return new Outcome.NotYours();
        }
        Instant now = clock.instant();
        List<CampaignItem> items = campaigns.items(campaign);
        if (campaign.isOpen(now)) {
            // Repeating it makes good what a death after the writing has left out.
            record.proposed(caller, campaign);
            return new Outcome.Proposed(new CampaignView(campaign, items));
        }
        if (campaign.state() != CampaignState.PLANNED) {
            return new Outcome.TooLate(campaign);
        }
        ReadInForce.Standing standing = inForce.read();
        if (!campaign.at().plus(Campaign.GOOD_FOR).isAfter(now)
                || !standing.approved().digest().equals(campaign.list().policyDigest())
                || items.size() != campaign.list().size()) {
            return new Outcome.Stale();
        }
        OtherCampaigns others = new OtherCampaigns(campaigns, now);
        if (!Collections.disjoint(
                others.listed(), items.stream().map(OtherCampaigns.Membership::of).toList())) {
            return new Outcome.Stale();
        }
        CampaignElectors electors = new CampaignElectors(standing.policy(), campaign, items);
        int needed = electors.needed(others.besides(campaign));
        int can = electors.all().size();
        if (can < needed) {
            return new Outcome.TooFew(needed, can);
        }
        Campaign next = campaign.proposed(now, needed);
        if (!campaigns.replace(found, next)) {
            return new Outcome.TooLate(campaigns.find(name).orElse(campaign));
        }
        record.proposed(caller, next);
        return new Outcome.Proposed(new CampaignView(next, items));
    }
}
