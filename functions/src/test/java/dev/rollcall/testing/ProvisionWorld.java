package dev.rollcall.testing;

import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.application.port.FormerNames;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Revocations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.Stays;
import dev.rollcall.application.port.UserGroupEditing;
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
import dev.rollcall.application.provision.Foresight;
import dev.rollcall.application.provision.GiveAccess;
import dev.rollcall.application.provision.HeldAccess;
import dev.rollcall.application.provision.MakeAccount;
import dev.rollcall.application.provision.MayReturn;
import dev.rollcall.application.provision.Membership;
import dev.rollcall.application.provision.OffPlan;
import dev.rollcall.application.provision.OpenRemovals;
import dev.rollcall.application.provision.OtherAccounts;
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
import dev.rollcall.application.provision.TakeAccess;
import dev.rollcall.application.provision.TellOnce;
import dev.rollcall.application.provision.TendStay;
import dev.rollcall.application.provision.VerifyAccess;
import dev.rollcall.application.provision.Works;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;
import dev.rollcall.testing.slack.OrganisationPorts;

import java.time.Instant;
import java.util.List;

/** Everything that the steps of joiners and movers need, in memory; each call can be the last. */
public final class ProvisionWorld {
    public final LeaverWorld base;
    public final Policies policies;
    public final InMemorySlackOrganisation slack;
    public final FakePersonRecords people = new FakePersonRecords();
    public final InMemoryGrants grants;
    public final InMemoryPreExistings preExistings = new InMemoryPreExistings();
    public final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    public final InMemoryLinkDisputes disputes;
    public final InMemoryStays stays = new InMemoryStays();
    public final InMemoryRevocations revocations = new InMemoryRevocations();
    public final InMemoryExpectedPeople expected = new InMemoryExpectedPeople();
    public final InMemoryFormerNames names = new InMemoryFormerNames();
    public final InvocationDeath death = new InvocationDeath();

    /** The first three steps as one. */
    public final BeginWork begin;

    public final ReachAccount account;
    public final AlignAttributes attributes;
    public final CompareAccess compare;
    public final TakeAccess take;
    public final ConvertAccount convert;
    public final GiveAccess give;
    public final ProposeRestore propose;
    public final RestoreAccess restore;
    public final VerifyAccess verify;
    public final SealAccess seal;

    /** Tells what these steps would do. */
    public final Foresight foresight;

    /**
     * @param ranks of accounts that are more than members
     */
    public ProvisionWorld(FixedPolicies given, OrganisationAccounts.Ranks ranks) {
        this(given.leavers(), given, ranks);
    }

    /**
     * @param leavers what the policy says of leavers, at first
     * @param given may say something else in the course of a test
     * @param ranks of accounts that are more than members
     */
    public ProvisionWorld(LeaverPolicy leavers, Policies given, OrganisationAccounts.Ranks ranks) {
        base = new LeaverWorld(leavers);
        policies = given;
        grants = base.grants;
        disputes = base.disputes;
        slack = new InMemorySlackOrganisation(base.clock);
        OrganisationPorts ports = slack.ports();
        Runs runs = death.around(Runs.class, base.runs);
        Cases cases = death.around(Cases.class, base.cases);
        Ledger ledger = death.around(Ledger.class, base.ledger);
        Links links = death.around(Links.class, base.links);
        Grants records = death.around(Grants.class, grants);
        base.breaker.knowing(campaigns);
        CampaignSlice before =
                new CampaignSlice(
                        death.around(PreExistings.class, preExistings),
                        death.around(Campaigns.class, campaigns),
                        base.stop,
                        base.clock);
        Breaker breaker = death.around(Breaker.class, base.breaker);
        Policies inForce = death.around(Policies.class, given);
        PersonRecords persons = death.around(PersonRecords.class, people);
        LinkDisputes asked = death.around(LinkDisputes.class, disputes);
        FormerNames former = death.around(FormerNames.class, names);
        AccountDirectory directory = death.around(AccountDirectory.class, ports.directory());
        AccountProvisioning provisioning =
                death.around(AccountProvisioning.class, ports.provisioning());
        Accounts accounts =
                death.around(Accounts.class, new OrganisationAccounts(ports.directory(), ranks));
        Memberships memberships = death.around(Memberships.class, ports.memberships());
        EvidenceStore evidence = death.around(EvidenceStore.class, base.evidence);

        Recorder recorder = new Recorder(cases, ledger, base.clock);
        Escalate escalate = new Escalate(base.escalations, ledger, base.clock);
        Stays kept = death.around(Stays.class, stays);
        TellOnce tellOnce = new TellOnce(kept, recorder, escalate, base.clock);
        Refusals refusals = new Refusals(recorder, tellOnce);
        CarryOut carryOut = new CarryOut(ledger, base.clock, LeaverWorld.GRACE);
        Works works = new Works(runs, cases, inForce);
        ReadPerson readPerson = new ReadPerson(persons, cases, links, base.clock);
        Batches batches = death.around(Batches.class, base.batches);
        StandDown standDown =
                new StandDown(breaker, batches, ledger, new BatchRecord(ledger, base.clock));
        AdmitChange admit =
                new AdmitChange(
                        accounts,
                        breaker,
                        inForce,
                        ledger,
                        memberships,
                        new HeldAccess(
                                batches,
                                new HoldChange(batches, base.approvalRuns),
                                standDown,
                                base.profiles,
                                ledger,
                                recorder,
                                base.clock),
                        refusals,
                        base.clock);
        MayReturn mayReturn = new MayReturn(cases, links, asked, base.restores, base.clock);
        SlackCapabilities capabilities = death.around(SlackCapabilities.class, base.belongings);
        OffPlan offPlan = new OffPlan(capabilities, recorder);
        ReadHoldings readHoldings = new ReadHoldings(memberships, _ -> List.of(), capabilities);
        ReadForRun readForRun =
                new ReadForRun(
                        readHoldings,
                        death.around(KeptHoldings.class, new InMemoryKeptHoldings()),
                        records,
                        preExistings,
                        base.clock);
        Membership membership =
                new Membership(
                        memberships,
                        death.around(Enrolment.class, ports.enrolment()),
                        death.around(IdpGroupWriter.class, ports.groupWriter()),
                        death.around(UserGroupEditing.class, ports.userGroupEditing()),
                        death.around(OrganisationGroups.class, ports.organisationGroups()));
        ChangeMembership change =
                new ChangeMembership(
                        membership, directory, base.locks, base.wishes, carryOut, base.clock);
        take =
                new TakeAccess(
                        works,
                        admit,
                        change,
                        membership,
                        offPlan,
                        records,
                        before,
                        recorder,
                        refusals,
                        tellOnce,
                        base.clock);
        ContainAtEnd contain =
                new ContainAtEnd(
                        links,
                        directory,
                        capabilities,
                        death.around(Sessions.class, base.slack),
                        admit,
                        carryOut);
        EnsureAccount ensure =
                new EnsureAccount(
                        works,
                        readPerson,
                        new TendStay(kept, persons, contain, escalate, base.clock),
                        new FindAccount(links, directory, accounts, base.source, asked, mayReturn),
                        new MakeAccount(
                                admit,
                                directory,
                                provisioning,
                                links,
                                carryOut,
                                escalate,
                                tellOnce,
                                refusals,
                                base.clock),
                        new ReviveAccount(admit, directory, provisioning, carryOut, refusals),
                        new OtherAccounts(records, admit, take, base.clock),
                        mayReturn,
                        links,
                        death.around(ExpectedPeople.class, expected),
                        records,
                        asked,
                        recorder,
                        tellOnce,
                        base.clock);
        account =
                new ReachAccount(
                        new SignOutRevoked(
                                works,
                                death.around(Revocations.class, revocations),
                                contain,
                                recorder,
                                escalate,
                                base.clock),
                        ensure,
                        links,
                        standDown);
        attributes =
                new AlignAttributes(
                        works,
                        readPerson,
                        directory,
                        provisioning,
                        former,
                        links,
                        persons,
                        admit,
                        carryOut,
                        recorder,
                        escalate,
                        tellOnce,
                        refusals,
                        base.clock);
        compare =
                new CompareAccess(
                        works,
                        readPerson,
                        directory,
                        readForRun,
                        offPlan,
                        records,
                        before,
                        ledger,
                        admit,
                        recorder,
                        tellOnce,
                        refusals,
                        base.clock);
        begin = new BeginWork(account, attributes, compare, links, base.clock);
        convert =
                new ConvertAccount(
                        works,
                        readPerson,
                        new OpenRemovals(
                                readHoldings, offPlan, records, before, ledger, base.clock),
                        admit,
                        accounts,
                        directory,
                        provisioning,
                        carryOut,
                        refusals);
        give =
                new GiveAccess(
                        works,
                        admit,
                        change,
                        membership,
                        offPlan,
                        records,
                        recorder,
                        refusals,
                        tellOnce,
                        base.clock);
        Restores restores = death.around(Restores.class, base.restores);
        propose =
                new ProposeRestore(
                        works,
                        readPerson,
                        directory,
                        readHoldings,
                        restores,
                        preExistings,
                        ledger,
                        recorder,
                        escalate,
                        base.clock);
        restore =
                new RestoreAccess(
                        works,
                        readPerson,
                        admit,
                        directory,
                        change,
                        membership,
                        offPlan,
                        restores,
                        preExistings,
                        recorder,
                        escalate,
                        tellOnce,
                        base.clock);
        verify =
                new VerifyAccess(
                        works,
                        readPerson,
                        directory,
                        readForRun,
                        offPlan,
                        records,
                        before,
                        ledger,
                        recorder,
                        base.clock);
        seal = new SealAccess(works, ledger, evidence, recorder);
        foresight =
                new Foresight(
                        people,
                        base.source,
                        base.links,
                        base.cases,
                        disputes,
                        base.restores,
                        names,
                        preExistings,
                        ports.directory(),
                        new OrganisationAccounts(ports.directory(), ranks),
                        new ReadHoldings(ports.memberships(), _ -> List.of(), base.belongings),
                        ports.memberships(),
                        base.clock);
    }

    /** Leaves the account as a leaver's case of ours leaves it that came to its end. */
    public void cut(PersonId leaver, AccountId account) {
        Instant now = base.clock.instant();
        CaseId id = base.open(leaver);
        base.cases.assess(id, new Assessment(Standing.LEAVER, now, 1), now, List.of(account));
        base.cases.mark(id, account, AccountMark.INACTIVE, now);
        base.cases.enter(id, CaseState.VERIFIED, now);
        Runs.Ticket ticket = base.ticket(leaver);
        base.runs.release(ticket, base.runs.wanted(ticket).orElse(1L), true);
        slack.deactivate(account);
    }
}
