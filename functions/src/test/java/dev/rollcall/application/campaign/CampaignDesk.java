package dev.rollcall.application.campaign;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.InMemoryCampaigns;
import dev.rollcall.testing.InMemoryPreExistings;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.Passing;
import dev.rollcall.testing.PolicyDesk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is done about campaigns, on doubles, under the sample company's policy. */
final class CampaignDesk {
    static final CampaignName AUTUMN = new CampaignName("autumn");
    static final Entitlement SELLERS = new Entitlement.UserGroup("T0MAIN", "S0UGSALE");
    static final Entitlement SALE = new Entitlement.Channel("C0SALE");

    /** The approvers Kim and Lee, as people. */
    static final PersonId APPROVING_KIM = LeaverWorld.person("00u00000000011Acme");

    static final PersonId APPROVING_LEE = LeaverWorld.person("00u00000000012Acme");

    private static final MappingName SALES = new MappingName("sales");
    private static final SnapshotId READ = new SnapshotId("20260302T080000Z-00000001");

    final LeaverWorld world = new LeaverWorld();
    final PolicyDesk policy = new PolicyDesk(world.clock, world.ledger, world.escalations);
    final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    final InMemoryPreExistings preExistings = new InMemoryPreExistings();
    final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    final PlanCampaign plan;
    final ProposeCampaign propose;
    final DecideOnCampaign decide;
    final StopCampaign stop;
    final AskCampaignElectors ask;

    CampaignDesk() {
        OperatorRecord operators = new OperatorRecord(world.ledger, policy.policies, world.clock);
        Gate gate = new Gate(policy.policies, operators);
        CampaignRecord record = new CampaignRecord(world.ledger, world.clock);
        plan =
                new PlanCampaign(
                        gate,
                        operators,
                        reconciliations,
                        new FindCandidates(
                                preExistings, world.links, campaigns, policy.policies, world.clock),
                        campaigns,
                        policy.policies,
                        record,
                        world.clock);
        propose =
                new ProposeCampaign(
                        gate, operators, policy.inForce, campaigns, record, world.clock);
        decide =
                new DecideOnCampaign(
                        gate, operators, policy.inForce, campaigns, record, world.clock);
        stop = new StopCampaign(gate, campaigns, record);
        ask = new AskCampaignElectors(policy.inForce, campaigns, policy.mail, record, world.clock);
        policy.minute();
        List.of(APPROVING_KIM, APPROVING_LEE)
                .forEach(one -> world.source.put(one, Standing.ENTITLED, LeaverWorld.START));
        read();
    }

    /** Both sides have just been read whole. */
    void read() {
        reconciliations.keepGood(
                new GoodReading(READ, world.clock.instant(), world.clock.instant(), Map.of()));
    }

    TendCampaigns tending() {
        return tending(world.escalations);
    }

    TendCampaigns tending(Outbox outbox) {
        return new TendCampaigns(
                campaigns,
                new CloseItems(campaigns, preExistings, world.cases, world.clock),
                reconciliations,
                world.stop,
                new RecountVotes(policy.inForce, world.links, world.source),
                world.receive,
                new CampaignRecord(world.ledger, world.clock),
                outbox,
                world.clock);
    }

    /** So many people had this before. */
    void had(int people, Entitlement thing) {
        for (int i = 0; i < people; i++) {
            had(person(i), account(i), thing);
        }
    }

    void had(PersonId person, AccountId account, Entitlement thing) {
        world.link(person, account);
        hadByNobody(account, thing);
    }

    void hadByNobody(AccountId account, Entitlement thing) {
        preExistings.adopt(
                List.of(
                        PreExisting.found(
                                account,
                                thing,
                                new Granted.Before(LeaverWorld.START),
                                READ,
                                "okta:00uOwner",
                                LocalDate.parse("2026-09-01"))));
    }

    static PersonId person(int number) {
        return LeaverWorld.person("00u%05d".formatted(number));
    }

    static AccountId account(int number) {
        return new AccountId("U1%05d".formatted(number));
    }

    LocalDate day(int ahead) {
        return LocalDate.ofInstant(world.clock.instant(), java.time.ZoneOffset.UTC).plusDays(ahead);
    }

    Gated<PlanCampaign.Outcome> plan(Caller caller, int most, int perDay) {
        return plan(AUTUMN, caller, most, perDay);
    }

    Gated<PlanCampaign.Outcome> plan(CampaignName name, Caller caller, int most, int perDay) {
        return plan.plan(
                caller,
                new PlanCampaign.Wish(
                        name, SALES, Optional.empty(), most, new CampaignBudget(perDay, day(30))));
    }

    /** Plans it as Ole, and returns it. */
    Campaign planned(int most, int perDay) {
        return ((PlanCampaign.Outcome.Planned) Passing.passed(plan(PolicyDesk.OLE, most, perDay)))
                .view()
                .campaign();
    }

    Gated<ProposeCampaign.Outcome> propose(Caller caller) {
        return propose.propose(caller, AUTUMN, latest().list().digest());
    }

    Gated<DecideOnCampaign.Outcome> decide(Caller caller, boolean approves) {
        return decide.decide(
                caller,
                new DecideOnCampaign.Word(
                        AUTUMN, latest().list().digest(), approves, latest().phrase(approves)));
    }

    /** Plans, proposes and has it approved. */
    Campaign approved(int most, int perDay) {
        planned(most, perDay);
        propose(PolicyDesk.OLE);
        decide(PolicyDesk.KIM, true);
        return latest();
    }

    Gated<StopCampaign.Outcome> stop(Caller caller) {
        return stop.stop(caller, AUTUMN, new StopReason("enough for now"));
    }

    Campaign latest() {
        return campaigns.find(AUTUMN).orElseThrow();
    }

    List<CampaignItem> items() {
        return campaigns.items(latest());
    }
}
