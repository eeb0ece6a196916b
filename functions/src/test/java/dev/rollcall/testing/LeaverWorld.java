package dev.rollcall.testing;

import dev.rollcall.application.intake.DispatchHint;
import dev.rollcall.application.intake.FirstSignIns;
import dev.rollcall.application.intake.HookSilences;
import dev.rollcall.application.intake.NoticeSilence;
import dev.rollcall.application.intake.PollEventLog;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.intake.Sweep;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything the leaver's use cases need, in memory, with the use cases on top. */
public final class LeaverWorld {
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final PersonId ANA = person("00uAna");
    public static final AccountId ANAS = new AccountId("U0ANA");
    public static final AccountId ANAS_OTHER = new AccountId("U0ANAOTHER");
    public static final Duration GRACE = Duration.ofSeconds(45);

    private static final Duration CLAIM_DUE = Duration.ofSeconds(60);

    public final MovableClock clock = new MovableClock(START);
    public final FakePersonSource source = new FakePersonSource();
    public final FakeSlack slack = new FakeSlack(clock);
    public final FakeBelongings belongings = new FakeBelongings(slack, clock);
    public final InMemoryGrants grants = new InMemoryGrants();
    public final InMemoryRestores restores = new InMemoryRestores();
    public final InMemoryDepartures departures = new InMemoryDepartures();
    public final InMemoryResiduals residuals = new InMemoryResiduals();
    public final FakeEventLog eventLog = new FakeEventLog(3);
    public final InMemoryRuns runs = new InMemoryRuns();
    public final InMemoryCases cases = new InMemoryCases();
    public final InMemoryLinks links = new InMemoryLinks();
    public final InMemoryLinkDisputes disputes = new InMemoryLinkDisputes();
    public final InMemoryInbox inbox = new InMemoryInbox();
    public final InMemoryGroupLocks locks = new InMemoryGroupLocks();
    public final InMemoryGroupWishes wishes = new InMemoryGroupWishes();
    public final InMemoryCursors cursors = new InMemoryCursors();
    public final InMemoryBatches batches = new InMemoryBatches();
    public final InMemoryStopSwitch stop = new InMemoryStopSwitch();
    public final InMemoryPopulations populations = new InMemoryPopulations();
    public final InMemoryBreaker breaker =
            new InMemoryBreaker(this::isReleasing, stop, populations);
    public final InMemoryLedger ledger = new InMemoryLedger(runs, stop);
    public final InMemoryProfiles profiles = new InMemoryProfiles();
    public final InMemoryApprovalLinks approvalLinks = new InMemoryApprovalLinks();
    public final InMemoryMailings mailings = new InMemoryMailings();
    public final RecordingMail mail = new RecordingMail();
    public final RecordingApprovalRuns approvalRuns = new RecordingApprovalRuns();
    public final InMemoryEvidenceStore evidence = new InMemoryEvidenceStore();
    public final RecordingOutbox escalations = new RecordingOutbox();
    public final RecordingWorkflows workflows = new RecordingWorkflows();
    public final InvocationDeath death = new InvocationDeath();

    public final LeaverPolicy policy;
    public final LeaverSteps steps;
    public final ApprovalWorld approvals;
    public final DispatchHint dispatch = new DispatchHint(runs, workflows, inbox, clock);
    public final ReceiveHints receive = new ReceiveHints(inbox, dispatch, clock);
    public final Sweep sweep = new Sweep(inbox, dispatch, runs, cases, workflows, clock);
    public final FirstSignIns firstSignIns = new FirstSignIns(grants, receive, clock);
    public final HookSilences silences = new HookSilences("okta", cursors);
    public final NoticeSilence silence = new NoticeSilence(silences, inbox, escalations, clock);
    public final PollEventLog poll =
            new PollEventLog(
                    "okta-log", eventLog, cursors, receive, firstSignIns, inbox, silence, clock);

    public LeaverWorld(LeaverPolicy policy) {
        this(policy, FixedPolicies.approvers());
    }

    public LeaverWorld(LeaverPolicy policy, ApprovalPolicy approvalPolicy) {
        this.policy = policy;
        steps = new LeaverSteps(this);
        approvals = new ApprovalWorld(this, new FixedPolicies(policy, approvalPolicy));
    }

    public LeaverWorld() {
        this(FixedPolicies.usual().leavers());
    }

    /** Returns a world in which Ana has left a minute ago, with one account that is signed in. */
    public static LeaverWorld whereAnaLeft() {
        LeaverWorld world = new LeaverWorld();
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
        world.source.put(ANA, Standing.LEAVER, START.minusSeconds(60));
        return world;
    }

    public static PersonId person(String id) {
        return new PersonId(new SourceId("okta"), id);
    }

    public static Hint hint(PersonId person, String eventId, Instant published) {
        return new Hint(person, eventId, "user.lifecycle.deactivate", published, Hint.Way.HOOK);
    }

    /** Gives the person a linked account, signed in twice, and lets the source say "entitled". */
    public void employ(PersonId person, AccountId account, Account.Rank rank) {
        source.put(person, Standing.ENTITLED, START.minus(Duration.ofDays(300)));
        slack.add(new Account(account, true, rank), 2);
        link(person, account);
    }

    public void link(PersonId person, AccountId account) {
        links.record(new Link(person, account, START.minus(Duration.ofDays(300)), "adopted"));
    }

    /** Returns the ticket of the run that a hint now asks for. */
    public Runs.Ticket want(PersonId person) {
        return runs.want(
                hint(person, "event-" + clock.instant(), clock.instant()),
                clock.instant().plus(CLAIM_DUE));
    }

    /** Wants a look, claims it, and returns the case. */
    public CaseId open(PersonId person) {
        return steps.claimed(want(person));
    }

    /** Wants a look at somebody, assesses before and after the dwell, and returns the case. */
    public CaseId confirmed(PersonId person) {
        Runs.Ticket ticket = want(person);
        CaseId caseId = steps.claimed(ticket);
        steps.assess.assess(ticket, caseId);
        clock.advance(policy.dwell());
        steps.assess.assess(ticket, caseId);
        return caseId;
    }

    /** Returns the ticket of the run at work on the person. */
    public Runs.Ticket ticket(PersonId person) {
        for (long generation = 1; ; generation++) {
            Runs.Ticket ticket = new Runs.Ticket(person, generation);
            if (runs.current(ticket)) {
                return ticket;
            }
            if (generation > 1_000) {
                throw new IllegalStateException("No run is at work on " + person);
            }
        }
    }

    public LeaverCase leaver(CaseId caseId) {
        return cases.find(caseId).orElseThrow();
    }

    /** Returns every case of the person, in no order. */
    public List<LeaverCase> casesOf(PersonId person) {
        return cases.of(person);
    }

    /** Returns the case's ledger entries of that kind. */
    public List<LedgerEntry> entries(CaseId caseId, LedgerEntry.Kind kind) {
        return ledger.of(caseId).stream()
                .map(stored -> stored.entry())
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private boolean isReleasing(BatchId batch) {
        return batches.find(batch).filter(b -> b.state() == BatchState.DECIDED).isPresent();
    }
}
