package dev.rollcall.testing;

import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.ExpectLeaver;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.leaver.AdmitLeaver;
import dev.rollcall.application.leaver.AssessPerson;
import dev.rollcall.application.leaver.CaptureHoldings;
import dev.rollcall.application.leaver.ClaimRun;
import dev.rollcall.application.leaver.ContainAccount;
import dev.rollcall.application.leaver.DeactivateAccount;
import dev.rollcall.application.leaver.EndSessions;
import dev.rollcall.application.leaver.EvidenceDocument;
import dev.rollcall.application.leaver.HeldByHand;
import dev.rollcall.application.leaver.LastLook;
import dev.rollcall.application.leaver.LeaveGroup;
import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.leaver.LookLate;
import dev.rollcall.application.leaver.News;
import dev.rollcall.application.leaver.NoteTrouble;
import dev.rollcall.application.leaver.ProveDeactivation;
import dev.rollcall.application.leaver.ReleaseRun;
import dev.rollcall.application.leaver.RemoveRoles;
import dev.rollcall.application.leaver.SealClosing;
import dev.rollcall.application.leaver.SealEvidence;
import dev.rollcall.application.leaver.SettleWorkflows;
import dev.rollcall.application.leaver.SignOutLeaver;
import dev.rollcall.application.leaver.SignOutSuspended;
import dev.rollcall.application.leaver.SignOutTogether;
import dev.rollcall.application.leaver.StillLeft;
import dev.rollcall.application.leaver.SurveyPlaces;
import dev.rollcall.application.leaver.TakeInventory;
import dev.rollcall.application.leaver.TendResiduals;
import dev.rollcall.application.leaver.VerifyLeaver;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.application.watch.WatchSla;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;

/** The steps of the leaver's run, wired over a world; each of their calls can be their last. */
public final class LeaverSteps {
    public final ClaimRun claim;
    public final AssessPerson assess;
    public final AdmitLeaver admit;
    public final CaptureHoldings capture;
    public final EndSessions endSessions;
    public final ContainAccount contain;
    public final SignOutSuspended signOut;
    public final SignOutLeaver signOutLeaver;
    public final DeactivateAccount deactivate;
    public final LeaveGroup leaveGroup;
    public final RemoveRoles removeRoles;
    public final SurveyPlaces survey;
    public final SettleWorkflows workflows;
    public final VerifyLeaver verify;
    public final ProveDeactivation prove;
    public final TakeInventory inventory;
    public final TendResiduals tend;
    public final SealEvidence seal;
    public final ReleaseRun release;
    public final NoteTrouble trouble;
    public final WatchSla watch;

    LeaverSteps(LeaverWorld world) {
        this(world, world.policy);
    }

    /** The steps as another policy has them. */
    public LeaverSteps(LeaverWorld world, LeaverPolicy policy) {
        this(world, new FixedPolicies(policy));
    }

    /** The steps as they are with those policies, which may be unreadable. */
    public LeaverSteps(LeaverWorld world, Policies given) {
        InvocationDeath death = world.death;
        Runs runs = death.around(Runs.class, world.runs);
        Cases cases = death.around(Cases.class, world.cases);
        Ledger ledger = death.around(Ledger.class, world.ledger);
        Accounts accounts = death.around(Accounts.class, world.slack);
        Sessions sessions = death.around(Sessions.class, world.slack);
        Memberships memberships = death.around(Memberships.class, world.slack);
        PersonSource source = death.around(PersonSource.class, world.source);
        Links links = death.around(Links.class, world.links);
        Breaker breaker = death.around(Breaker.class, world.breaker);
        Policies policies = death.around(Policies.class, given);
        EvidenceStore evidence = death.around(EvidenceStore.class, world.evidence);
        Outbox outbox = death.around(Outbox.class, world.escalations);
        Batches batches = death.around(Batches.class, world.batches);
        Profiles profiles = death.around(Profiles.class, world.profiles);
        ApprovalRuns approvalRuns = death.around(ApprovalRuns.class, world.approvalRuns);

        LeaverCases leaverCases = new LeaverCases(cases, policies);
        Recorder recorder = new Recorder(cases, ledger, world.clock);
        Escalate escalate = new Escalate(outbox, ledger, world.clock);
        CarryOut carryOut = new CarryOut(ledger, world.clock, LeaverWorld.GRACE);

        claim = new ClaimRun(runs, cases, policies, world.departures, recorder, world.clock);
        assess =
                new AssessPerson(
                        runs,
                        cases,
                        leaverCases,
                        source,
                        links,
                        death.around(LinkDisputes.class, world.disputes),
                        accounts,
                        new ExpectLeaver(cases, breaker, profiles, world.clock),
                        new StandDown(
                                breaker, batches, ledger, new BatchRecord(ledger, world.clock)),
                        recorder,
                        escalate,
                        world.clock);
        admit =
                new AdmitLeaver(
                        leaverCases,
                        cases,
                        accounts,
                        breaker,
                        batches,
                        new HoldChange(batches, approvalRuns),
                        recorder,
                        escalate,
                        world.clock);
        Grants grants = death.around(Grants.class, world.grants);
        HeldByHand heldByHand =
                new HeldByHand(grants, death.around(Restores.class, world.restores));
        capture = new CaptureHoldings(leaverCases, memberships, ledger, recorder, heldByHand);
        SlackCapabilities capabilities = death.around(SlackCapabilities.class, world.belongings);
        endSessions =
                new EndSessions(
                        leaverCases,
                        cases,
                        capabilities,
                        sessions,
                        accounts,
                        carryOut,
                        recorder,
                        escalate);
        News news = new News(runs, leaverCases);
        signOut = new SignOutSuspended(news, endSessions);
        contain = new ContainAccount(news, admit, endSessions, batches, ledger, world.clock);
        GroupWishes wishes = death.around(GroupWishes.class, world.wishes);
        signOutLeaver =
                new SignOutLeaver(
                        leaverCases,
                        breaker,
                        ledger,
                        endSessions,
                        new SignOutTogether(
                                leaverCases,
                                accounts,
                                sessions,
                                world.locks,
                                wishes,
                                carryOut,
                                world.clock),
                        world.clock);
        deactivate =
                new DeactivateAccount(
                        leaverCases, admit, cases, accounts, ledger, carryOut, recorder, escalate);
        leaveGroup =
                new LeaveGroup(
                        leaverCases,
                        cases,
                        memberships,
                        accounts,
                        world.locks,
                        wishes,
                        breaker,
                        grants,
                        carryOut,
                        escalate,
                        world.clock);
        Residuals residuals = death.around(Residuals.class, world.residuals);
        AdminRoles roles = death.around(AdminRoles.class, world.slack);
        Inventories inventories = death.around(Inventories.class, world.belongings);
        WorkflowManagers managers = death.around(WorkflowManagers.class, world.belongings);
        AuditTrail trail = death.around(AuditTrail.class, world.belongings);
        Licences licences = death.around(Licences.class, world.belongings);
        removeRoles = new RemoveRoles(leaverCases, capabilities, roles, leaveGroup, recorder);
        survey =
                new SurveyPlaces(
                        leaverCases, capabilities, memberships, roles, grants, ledger, recorder);
        workflows =
                new SettleWorkflows(
                        leaverCases,
                        cases,
                        capabilities,
                        managers,
                        accounts,
                        carryOut,
                        escalate,
                        world.clock);
        prove =
                new ProveDeactivation(
                        leaverCases,
                        capabilities,
                        trail,
                        licences,
                        residuals,
                        ledger,
                        world.departures,
                        recorder,
                        world.clock);
        inventory =
                new TakeInventory(
                        leaverCases,
                        capabilities,
                        inventories,
                        managers,
                        accounts,
                        residuals,
                        world.departures,
                        ledger,
                        recorder,
                        world.clock);
        tend =
                new TendResiduals(
                        leaverCases,
                        residuals,
                        new StillLeft(
                                inventories,
                                managers,
                                accounts,
                                memberships,
                                trail,
                                licences,
                                ledger),
                        new LookLate(
                                capabilities,
                                inventories,
                                residuals,
                                world.departures,
                                ledger,
                                recorder,
                                world.clock),
                        world.departures,
                        new SealClosing(ledger, evidence, recorder),
                        recorder,
                        escalate,
                        world.clock);
        verify =
                new VerifyLeaver(
                        leaverCases,
                        cases,
                        accounts,
                        capabilities,
                        sessions,
                        memberships,
                        ledger,
                        heldByHand,
                        recorder,
                        escalate,
                        world.clock);
        seal =
                new SealEvidence(
                        leaverCases,
                        new LastLook(cases, accounts, escalate),
                        ledger,
                        residuals,
                        evidence,
                        new EvidenceDocument(),
                        recorder);
        release = new ReleaseRun(runs, cases);
        trouble = new NoteTrouble(runs, leaverCases, escalate, world.clock);
        watch = new WatchSla(leaverCases, recorder, escalate, runs, world.clock);
    }

    /** Claims and returns the case; the ticket must be current. */
    public CaseId claimed(Runs.Ticket ticket) {
        return switch (claim.claim(ticket)) {
            case ClaimRun.Outcome.Claimed(String caseId) -> new CaseId(caseId);
            case ClaimRun.Outcome.Stale() ->
                    throw new IllegalStateException("The ticket is stale: " + ticket);
        };
    }
}
