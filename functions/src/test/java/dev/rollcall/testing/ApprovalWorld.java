package dev.rollcall.testing;

import dev.rollcall.application.approval.AskApprovers;
import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.CastVote;
import dev.rollcall.application.approval.CheckReach;
import dev.rollcall.application.approval.ContainHeld;
import dev.rollcall.application.approval.EscalateBatch;
import dev.rollcall.application.approval.ExpireBatch;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.LookAtHeld;
import dev.rollcall.application.approval.ReadDecision;
import dev.rollcall.application.approval.ReleasePerson;
import dev.rollcall.application.approval.ReleaseWave;
import dev.rollcall.application.approval.RevisitParked;
import dev.rollcall.application.approval.SealBatch;
import dev.rollcall.application.approval.SettleDecision;
import dev.rollcall.application.approval.TendBatches;
import dev.rollcall.application.approval.ViewBatch;
import dev.rollcall.application.approval.WakeApproval;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.Watches;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** The steps of a held batch, wired over a world; each of their calls can be their last. */
public final class ApprovalWorld {
    public final RecordingWatches watches = new RecordingWatches();
    public final SealBatch seal;
    public final AskApprovers ask;
    public final ReadDecision decision;
    public final CastVote vote;
    public final ViewBatch view;
    public final SettleDecision settle;
    public final ReleaseWave wave;
    public final ReleasePerson release;
    public final ContainHeld contain;
    public final LookAtHeld look;
    public final ExpireBatch expire;
    public final RevisitParked revisit;
    public final TendBatches tend;
    public final CheckReach reach;

    public final InMemoryReachReports reports = new InMemoryReachReports();

    private final AtomicInteger secrets = new AtomicInteger();

    ApprovalWorld(LeaverWorld world, FixedPolicies fixed) {
        InvocationDeath death = world.death;
        Batches batches = death.around(Batches.class, world.batches);
        Ledger ledger = death.around(Ledger.class, world.ledger);
        Breaker breaker = death.around(Breaker.class, world.breaker);
        Cases cases = death.around(Cases.class, world.cases);
        Policies policies = death.around(Policies.class, fixed);
        ApprovalRuns runs = death.around(ApprovalRuns.class, world.approvalRuns);
        BatchRecord record = new BatchRecord(ledger, world.clock);
        WakeApproval wake = new WakeApproval(batches, runs);
        EscalateBatch escalate = new EscalateBatch(world.escalations, world.clock);

        seal = new SealBatch(batches, policies, record, world.clock);
        ask =
                new AskApprovers(
                        batches,
                        policies,
                        world.approvalLinks,
                        world.mailings,
                        world.mail,
                        runs,
                        escalate,
                        record,
                        () -> "secret-" + secrets.incrementAndGet(),
                        URI.create("https://rollcall.example"),
                        world.clock);
        decision = new ReadDecision(batches, world.clock);
        vote = new CastVote(batches, wake, record, world.clock);
        view = new ViewBatch(batches, breaker, world.profiles, policies, record, world.clock);
        settle =
                new SettleDecision(
                        batches, breaker, cases, death.around(Watches.class, watches), record);
        wave = new ReleaseWave(batches, world.stop, new HoldChange(batches, runs), world.clock);
        release = new ReleasePerson(batches, world.receive, world.clock);
        contain =
                new ContainHeld(
                        batches,
                        policies,
                        death.around(Accounts.class, world.slack),
                        world.belongings,
                        death.around(Sessions.class, world.slack),
                        ledger,
                        record,
                        escalate,
                        world.clock);
        look = new LookAtHeld(batches, cases, ledger, world.receive, world.clock);
        expire = new ExpireBatch(batches, runs, escalate, world.clock);
        revisit = new RevisitParked(batches, world.receive, world.clock);
        tend = new TendBatches(batches, runs, ask, wake);
        reach = new CheckReach(policies, world.mail, reports, world.escalations, world.clock);
    }
}
