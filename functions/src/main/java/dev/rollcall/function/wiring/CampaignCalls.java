package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.campaign.CampaignRecord;
import dev.rollcall.application.campaign.DecideOnCampaign;
import dev.rollcall.application.campaign.FindCandidates;
import dev.rollcall.application.campaign.PlanCampaign;
import dev.rollcall.application.campaign.ProposeCampaign;
import dev.rollcall.application.campaign.ShowCampaigns;
import dev.rollcall.application.campaign.StopCampaign;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.port.Policies;
import dev.rollcall.function.operator.CampaignJson;
import dev.rollcall.function.operator.CampaignRoutes;

import java.time.Clock;

/** What operators and approvers can call of campaigns. */
record CampaignCalls(Stores stores, Policies policies, ReadInForce inForce, Clock clock) {
    CampaignCalls {
        requireNonNull(stores, "stores is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(inForce, "inForce is null");
        requireNonNull(clock, "clock is null");
    }

    CampaignRoutes routes(Gate gate, OperatorRecord operators) {
        CampaignRecord record = new CampaignRecord(stores.ledger(), clock);
        return new CampaignRoutes(
                new ShowCampaigns(gate, stores.campaigns()),
                new PlanCampaign(
                        gate,
                        operators,
                        stores.reconciliations(),
                        new FindCandidates(
                                stores.preExistings(),
                                stores.links(),
                                stores.campaigns(),
                                policies,
                                clock),
                        stores.campaigns(),
                        policies,
                        record,
                        clock),
                new ProposeCampaign(gate, operators, inForce, stores.campaigns(), record, clock),
                new DecideOnCampaign(gate, operators, inForce, stores.campaigns(), record, clock),
                new StopCampaign(gate, stores.campaigns(), record),
                () -> new CampaignJson(policies.labels()));
    }
}
