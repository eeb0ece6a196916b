package dev.rollcall.function.wiring;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.ContainHeld;
import dev.rollcall.application.approval.EscalateBatch;
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
import dev.rollcall.application.leaver.HandOver;
import dev.rollcall.application.leaver.HeldByHand;
import dev.rollcall.application.leaver.LeaveGroup;
import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.leaver.News;
import dev.rollcall.application.leaver.NoteTrouble;
import dev.rollcall.application.leaver.PutOff;
import dev.rollcall.application.leaver.ReleaseRun;
import dev.rollcall.application.leaver.RemoveRoles;
import dev.rollcall.application.leaver.SettleWorkflows;
import dev.rollcall.application.leaver.SignOutLeaver;
import dev.rollcall.application.leaver.SignOutSuspended;
import dev.rollcall.application.leaver.SignOutTogether;
import dev.rollcall.application.leaver.SurveyPlaces;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.application.source.ConnectedSources;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The runbook's steps. Each function asks for its own; only those need their settings. */
public final class LeaverSteps {
    private final Stores stores;
    private final LeaverCases leaverCases;
    private final Policies policies;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Supplier<ConnectedSources> sources;
    private final Slack slack;
    private final Supplier<? extends ApprovalRuns> approvalRuns;
    private final BatchRecord batchRecord;
    private final CarryOut carryOut;
    private final Clock clock;

    LeaverSteps(
            Stores stores,
            LeaverCases leaverCases,
            Policies policies,
            Recorder recorder,
            Escalate escalate,
            Supplier<ConnectedSources> sources,
            Slack slack,
            Supplier<? extends ApprovalRuns> approvalRuns,
            Duration ambiguityGrace,
            Clock clock) {
        this.stores = stores;
        this.leaverCases = leaverCases;
        this.policies = policies;
        this.recorder = recorder;
        this.escalate = escalate;
        this.sources = sources;
        this.slack = slack;
        this.approvalRuns = approvalRuns;
        this.batchRecord = new BatchRecord(stores.ledger(), clock);
        this.carryOut = new CarryOut(stores.ledger(), clock, ambiguityGrace);
        this.clock = clock;
    }

    public ClaimRun claimRun() {
        return new ClaimRun(
                stores.runs(), stores.cases(), policies, stores.departures(), recorder, clock);
    }

    public AssessPerson assessPerson() {
        return new AssessPerson(
                stores.runs(),
                stores.cases(),
                leaverCases,
                sources.get().persons(),
                stores.links(),
                stores.disputes(),
                slack.accounts(),
                new ExpectLeaver(stores.cases(), stores.breaker(), stores.profiles(), clock),
                new StandDown(stores.breaker(), stores.batches(), stores.ledger(), batchRecord),
                recorder,
                escalate,
                clock);
    }

    /** Signs out in bulk those who are held. */
    public ContainHeld containHeld() {
        return new ContainHeld(
                stores.batches(),
                policies,
                slack.accounts(),
                slack.capabilities(),
                slack.sessions(),
                stores.ledger(),
                batchRecord,
                new EscalateBatch(stores.outbox(), clock),
                clock);
    }

    public ContainAccount containAccount() {
        return new ContainAccount(
                news(), admitLeaver(), endSessions(), stores.batches(), stores.ledger(), clock);
    }

    public SignOutSuspended signOutSuspended() {
        return new SignOutSuspended(news(), endSessions());
    }

    private News news() {
        return new News(stores.runs(), leaverCases);
    }

    public AdmitLeaver admitLeaver() {
        return new AdmitLeaver(
                leaverCases,
                stores.cases(),
                slack.accounts(),
                stores.breaker(),
                stores.batches(),
                new HoldChange(stores.batches(), approvalRuns.get()),
                recorder,
                escalate,
                clock);
    }

    private EndSessions endSessions() {
        return new EndSessions(
                leaverCases,
                stores.cases(),
                slack.capabilities(),
                slack.sessions(),
                slack.accounts(),
                carryOut,
                recorder,
                escalate);
    }

    /** Signs out those whom the breaker let through, singly or together. */
    public SignOutLeaver signOutLeaver() {
        return new SignOutLeaver(
                leaverCases,
                stores.breaker(),
                stores.ledger(),
                endSessions(),
                new SignOutTogether(
                        leaverCases,
                        slack.accounts(),
                        slack.sessions(),
                        stores.locks(),
                        stores.wishes(),
                        carryOut,
                        clock),
                clock);
    }

    public DeactivateAccount deactivateAccount() {
        return new DeactivateAccount(
                leaverCases,
                admitLeaver(),
                stores.cases(),
                slack.accounts(),
                stores.ledger(),
                carryOut,
                recorder,
                escalate);
    }

    public CaptureHoldings captureHoldings() {
        return new CaptureHoldings(
                leaverCases, slack.memberships(), stores.ledger(), recorder, heldByHand());
    }

    private HeldByHand heldByHand() {
        return new HeldByHand(stores.grants(), stores.restores());
    }

    public LeaveGroup leaveGroup() {
        return new LeaveGroup(
                leaverCases,
                stores.cases(),
                slack.memberships(),
                slack.accounts(),
                stores.locks(),
                stores.wishes(),
                stores.breaker(),
                stores.grants(),
                carryOut,
                escalate,
                clock);
    }

    public RemoveRoles removeRoles() {
        return new RemoveRoles(
                leaverCases, slack.capabilities(), slack.adminRoles(), leaveGroup(), recorder);
    }

    public SurveyPlaces surveyPlaces() {
        return new SurveyPlaces(
                leaverCases,
                slack.capabilities(),
                slack.memberships(),
                slack.adminRoles(),
                stores.grants(),
                stores.ledger(),
                recorder);
    }

    public SettleWorkflows settleWorkflows() {
        return new SettleWorkflows(
                leaverCases,
                stores.cases(),
                slack.capabilities(),
                slack.workflows(),
                slack.accounts(),
                carryOut,
                escalate,
                clock);
    }

    public NoteTrouble noteTrouble() {
        return new NoteTrouble(stores.runs(), leaverCases, escalate, clock);
    }

    public PutOff putOff() {
        return new PutOff(stores.runs(), leaverCases, escalate, clock);
    }

    public HandOver handOver() {
        return new HandOver(stores.runs(), clock);
    }

    public ReleaseRun releaseRun() {
        return new ReleaseRun(stores.runs(), stores.cases());
    }
}
