package dev.rollcall.function.wiring;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.provision.AdmitChange;
import dev.rollcall.application.provision.AlignAttributes;
import dev.rollcall.application.provision.BeginWork;
import dev.rollcall.application.provision.CampaignSlice;
import dev.rollcall.application.provision.ChangeMembership;
import dev.rollcall.application.provision.CompareAccess;
import dev.rollcall.application.provision.ContainAtEnd;
import dev.rollcall.application.provision.ConvertAccount;
import dev.rollcall.application.provision.EnsureAccount;
import dev.rollcall.application.provision.FindAccount;
import dev.rollcall.application.provision.GiveAccess;
import dev.rollcall.application.provision.HeldAccess;
import dev.rollcall.application.provision.MakeAccount;
import dev.rollcall.application.provision.MayReturn;
import dev.rollcall.application.provision.Membership;
import dev.rollcall.application.provision.OffPlan;
import dev.rollcall.application.provision.OpenRemovals;
import dev.rollcall.application.provision.OtherAccounts;
import dev.rollcall.application.provision.PeopleAtHand;
import dev.rollcall.application.provision.ProposeRestore;
import dev.rollcall.application.provision.ReachAccount;
import dev.rollcall.application.provision.ReadForRun;
import dev.rollcall.application.provision.ReadHoldings;
import dev.rollcall.application.provision.ReadPerson;
import dev.rollcall.application.provision.Refusals;
import dev.rollcall.application.provision.RestoreAccess;
import dev.rollcall.application.provision.ReviveAccount;
import dev.rollcall.application.provision.SealAccess;
import dev.rollcall.application.provision.SignOutRevoked;
import dev.rollcall.application.provision.Standstill;
import dev.rollcall.application.provision.TakeAccess;
import dev.rollcall.application.provision.TellOnce;
import dev.rollcall.application.provision.TendStay;
import dev.rollcall.application.provision.VerifyAccess;
import dev.rollcall.application.provision.Works;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.application.source.ConnectedSources;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The steps of joiners and movers. */
public final class ProvisionSteps {
    private final Stores stores;
    private final Recorder recorder;
    private final Escalate escalate;
    private final TellOnce tellOnce;
    private final Refusals refusals;
    private final Supplier<ConnectedSources> sources;
    private final Supplier<PeopleAtHand> people;
    private final Slack slack;
    private final Supplier<? extends EvidenceStore> evidence;
    private final CarryOut carryOut;
    private final Works works;
    private final StandDown standDown;
    private final AdmitChange admit;
    private final OffPlan offPlan;
    private final Clock clock;

    ProvisionSteps(
            Stores stores,
            Policies policies,
            Recorder recorder,
            Escalate escalate,
            Supplier<ConnectedSources> sources,
            Supplier<PeopleAtHand> people,
            Slack slack,
            Supplier<? extends EvidenceStore> evidence,
            ApprovalRuns approvalRuns,
            Duration ambiguityGrace,
            Clock clock) {
        this.stores = stores;
        this.recorder = recorder;
        this.escalate = escalate;
        this.tellOnce = new TellOnce(stores.stays(), recorder, escalate, clock);
        this.refusals = new Refusals(recorder, tellOnce);
        this.sources = sources;
        this.people = people;
        this.slack = slack;
        this.evidence = evidence;
        this.carryOut = new CarryOut(stores.ledger(), clock, ambiguityGrace);
        this.works = new Works(stores.runs(), stores.cases(), policies);
        this.standDown =
                new StandDown(
                        stores.breaker(),
                        stores.batches(),
                        stores.ledger(),
                        new BatchRecord(stores.ledger(), clock));
        this.admit =
                new AdmitChange(
                        slack.accounts(),
                        stores.breaker(),
                        policies,
                        stores.ledger(),
                        slack.memberships(),
                        new HeldAccess(
                                stores.batches(),
                                new HoldChange(stores.batches(), approvalRuns),
                                standDown,
                                stores.profiles(),
                                stores.ledger(),
                                recorder,
                                clock),
                        refusals,
                        clock);
        this.offPlan = new OffPlan(slack.capabilities(), recorder);
        this.clock = clock;
    }

    public Standstill standstill() {
        return new Standstill(stores.stopSwitch());
    }

    private SignOutRevoked signOutRevoked() {
        return new SignOutRevoked(
                works, stores.revocations(), containAtEnd(), recorder, escalate, clock);
    }

    public BeginWork beginWork() {
        return new BeginWork(
                new ReachAccount(signOutRevoked(), ensureAccount(), stores.links(), standDown),
                alignAttributes(),
                compareAccess(),
                stores.links(),
                clock);
    }

    private EnsureAccount ensureAccount() {
        MayReturn mayReturn =
                new MayReturn(
                        stores.cases(),
                        stores.links(),
                        stores.disputes(),
                        stores.restores(),
                        clock);
        return new EnsureAccount(
                works,
                readPerson(),
                new TendStay(
                        stores.stays(),
                        sources.get().personRecords(),
                        containAtEnd(),
                        escalate,
                        clock),
                new FindAccount(
                        stores.links(),
                        slack.accountDirectory(),
                        slack.accounts(),
                        sources.get().persons(),
                        stores.disputes(),
                        mayReturn),
                new MakeAccount(
                        admit,
                        slack.accountDirectory(),
                        slack.provisioning(),
                        stores.links(),
                        carryOut,
                        escalate,
                        tellOnce,
                        refusals,
                        clock),
                new ReviveAccount(
                        admit, slack.accountDirectory(), slack.provisioning(), carryOut, refusals),
                new OtherAccounts(stores.grants(), admit, takeAccess(), clock),
                mayReturn,
                stores.links(),
                stores.expectedPeople(),
                stores.grants(),
                stores.disputes(),
                recorder,
                tellOnce,
                clock);
    }

    private ContainAtEnd containAtEnd() {
        return new ContainAtEnd(
                stores.links(),
                slack.accountDirectory(),
                slack.capabilities(),
                slack.sessions(),
                admit,
                carryOut);
    }

    public AlignAttributes alignAttributes() {
        return new AlignAttributes(
                works,
                readPerson(),
                slack.accountDirectory(),
                slack.provisioning(),
                stores.formerNames(),
                stores.links(),
                sources.get().personRecords(),
                admit,
                carryOut,
                recorder,
                escalate,
                tellOnce,
                refusals,
                clock);
    }

    public CompareAccess compareAccess() {
        return new CompareAccess(
                works,
                readPerson(),
                slack.accountDirectory(),
                readForRun(),
                offPlan,
                stores.grants(),
                campaignSlice(),
                stores.ledger(),
                admit,
                recorder,
                tellOnce,
                refusals,
                clock);
    }

    public TakeAccess takeAccess() {
        return new TakeAccess(
                works,
                admit,
                changeMembership(),
                membership(),
                offPlan,
                stores.grants(),
                campaignSlice(),
                recorder,
                refusals,
                tellOnce,
                clock);
    }

    public GiveAccess giveAccess() {
        return new GiveAccess(
                works,
                admit,
                changeMembership(),
                membership(),
                offPlan,
                stores.grants(),
                recorder,
                refusals,
                tellOnce,
                clock);
    }

    public ProposeRestore proposeRestore() {
        return new ProposeRestore(
                works,
                readPerson(),
                slack.accountDirectory(),
                readHoldings(),
                stores.restores(),
                stores.preExistings(),
                stores.ledger(),
                recorder,
                escalate,
                clock);
    }

    public RestoreAccess restoreAccess() {
        return new RestoreAccess(
                works,
                readPerson(),
                admit,
                slack.accountDirectory(),
                changeMembership(),
                membership(),
                offPlan,
                stores.restores(),
                stores.preExistings(),
                recorder,
                escalate,
                tellOnce,
                clock);
    }

    public ConvertAccount convertAccount() {
        return new ConvertAccount(
                works,
                readPerson(),
                new OpenRemovals(
                        readHoldings(),
                        offPlan,
                        stores.grants(),
                        campaignSlice(),
                        stores.ledger(),
                        clock),
                admit,
                slack.accounts(),
                slack.accountDirectory(),
                slack.provisioning(),
                carryOut,
                refusals);
    }

    public VerifyAccess verifyAccess() {
        return new VerifyAccess(
                works,
                readPerson(),
                slack.accountDirectory(),
                readForRun(),
                offPlan,
                stores.grants(),
                campaignSlice(),
                stores.ledger(),
                recorder,
                clock);
    }

    public SealAccess sealAccess() {
        return new SealAccess(works, stores.ledger(), evidence.get(), recorder);
    }

    private CampaignSlice campaignSlice() {
        return new CampaignSlice(
                stores.preExistings(), stores.campaigns(), stores.stopSwitch(), clock);
    }

    private ReadPerson readPerson() {
        return new ReadPerson(
                sources.get().personRecords(), people, stores.cases(), stores.links(), clock);
    }

    private ReadForRun readForRun() {
        return new ReadForRun(
                readHoldings(),
                stores.keptHoldings(),
                stores.grants(),
                stores.preExistings(),
                clock);
    }

    private ReadHoldings readHoldings() {
        return new ReadHoldings(slack.memberships(), slack.adminRoles(), slack.capabilities());
    }

    private ChangeMembership changeMembership() {
        return new ChangeMembership(
                membership(),
                slack.accountDirectory(),
                stores.locks(),
                stores.wishes(),
                carryOut,
                clock);
    }

    private Membership membership() {
        return new Membership(
                slack.memberships(),
                slack.enrolment(),
                slack.groupWriter(),
                slack.userGroupEditing(),
                slack.organisationGroups());
    }
}
