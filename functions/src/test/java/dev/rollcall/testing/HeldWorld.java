package dev.rollcall.testing;

import dev.rollcall.application.approval.CastVote;
import dev.rollcall.application.approval.ViewBatch;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A company in which many leave at once, worked on by runs and by the batches' executions. */
public final class HeldWorld {
    private static final int INVOCATIONS = 200_000;
    private static final Duration SWEEP = Duration.ofSeconds(60);

    /** Over many hours the sweeps come less often, so that a day is not 1 440 of them. */
    private static final Duration SELDOM = Duration.ofMinutes(20);

    private static final Duration LONG = Duration.ofHours(3);

    public final LeaverWorld world;
    private final Map<AccountId, PersonId> staff = new LinkedHashMap<>();
    private final List<LeaverRun> runs = new ArrayList<>();
    private final Map<BatchId, ApprovalRun> approvals = new LinkedHashMap<>();
    private Duration sweepEvery = SWEEP;
    private Instant nextSweep;
    private int hints;
    private int pickedUpRuns;
    private int pickedUpApprovals;
    private int sweepsThatDied;

    public HeldWorld(LeaverWorld world, int people) {
        this.world = world;
        nextSweep = world.clock.instant().plus(SWEEP);
        for (int number = 1; number <= people; number++) {
            AccountId account = account(number);
            staff.put(account, person(number));
            world.employ(person(number), account, Account.Rank.MEMBER);
        }
    }

    public static AccountId account(int number) {
        return new AccountId("U0P%05d".formatted(number));
    }

    public static PersonId person(int number) {
        return LeaverWorld.person("00uP%05d".formatted(number));
    }

    /** The source now says so of the person, and tells. */
    public void becomes(int number, Standing standing) {
        world.source.put(person(number), standing, world.clock.instant());
        world.receive.receive(
                List.of(
                        LeaverWorld.hint(
                                person(number), "event-" + hints++, world.clock.instant())));
    }

    public void leave(int first, int last) {
        for (int number = first; number <= last; number++) {
            becomes(number, Standing.LEAVER);
        }
    }

    /** Works until that time: everything that is due, in the order of time, and the sweeps. */
    public void workUntil(Instant end) {
        for (int n = 0; n < INVOCATIONS; n++) {
            pickUp();
            Optional<Instant> due = nextDue().filter(at -> !at.isAfter(end));
            Instant next = due.filter(at -> !at.isAfter(nextSweep)).orElse(nextSweep);
            if (next.isAfter(end)) {
                world.clock.set(end);
                return;
            }
            if (next.isAfter(world.clock.instant())) {
                world.clock.set(next);
            }
            if (next.equals(nextSweep)) {
                sweep();
            }
            invokeDue();
        }
        throw new AssertionError("This goes round for ever");
    }

    public void workFor(Duration time) {
        sweepEvery = time.compareTo(LONG) > 0 ? SELDOM : SWEEP;
        workUntil(world.clock.instant().plus(time));
    }

    /** Returns the batch that approvers are asked about. */
    public Optional<Batch> pending() {
        return world.batches.unfinished(100).stream()
                .filter(batch -> batch.state() == BatchState.PENDING)
                .findFirst();
    }

    public CastVote.Outcome releaseAll(Approver approver) {
        return vote(approver, Vote.Scope.ALL, Choice.RELEASE);
    }

    public CastVote.Outcome release(Approver approver, Choice rest, AccountId... accounts) {
        Map<Target, Choice> choices = new LinkedHashMap<>();
        for (AccountId account : accounts) {
            choices.put(Target.of(account), Choice.RELEASE);
        }
        world.batches.choose(pending().orElseThrow().id(), approver.id(), choices);
        return vote(approver, Vote.Scope.PART, rest);
    }

    public CastVote.Outcome reject(Approver approver, Choice rest) {
        return vote(approver, Vote.Scope.NONE, rest);
    }

    /** Votes as the page would: what it shows, what has to be typed. */
    public CastVote.Outcome vote(Approver approver, Vote.Scope scope, Choice rest) {
        BatchId batch = pending().orElseThrow().id();
        ViewBatch.View view =
                world.approvals.view.view(batch, approver, ViewBatch.Shown.LINK).orElseThrow();
        return world.approvals.vote.cast(
                approver,
                new CastVote.Ballot(
                        batch,
                        scope,
                        view.digest(scope),
                        rest,
                        world.clock.instant().plus(Duration.ofDays(2)),
                        CastVote.phrase(scope, view.released(scope).size(), view.items().size())));
    }

    public Map<AccountId, PersonId> staff() {
        return Map.copyOf(staff);
    }

    public List<AccountId> active() {
        return staff.keySet().stream().filter(world.slack::active).toList();
    }

    public List<AccountId> inactive() {
        return staff.keySet().stream().filter(account -> !world.slack.active(account)).toList();
    }

    /** What the schedules do every minute; a death ends that minute's work and no more. */
    private void sweep() {
        nextSweep = world.clock.instant().plus(sweepEvery);
        try {
            world.sweep.sweep();
            world.approvals.tend.tend();
            world.approvals.revisit.revisit();
            world.approvals.look.look();
        } catch (InvocationDeath.Died _) {
            sweepsThatDied++;
        }
    }

    /** An execution ends without a word; what it was doing is taken up by the sweeps. */
    public void killOne(int which) {
        if (!runs.isEmpty()) {
            LeaverRun dead = runs.remove(which % runs.size());
            world.workflows.end(dead.ticket());
        }
        if (!approvals.isEmpty()) {
            List<BatchId> batches = List.copyOf(approvals.keySet());
            BatchId dead = batches.get(which % batches.size());
            approvals.remove(dead);
            world.approvalRuns.end(dead);
        }
    }

    private void pickUp() {
        for (Runs.Ticket ticket : world.workflows.startedAfter(pickedUpRuns)) {
            pickedUpRuns++;
            runs.add(new LeaverRun(world, ticket));
        }
        for (BatchId batch : world.approvalRuns.startedAfter(pickedUpApprovals)) {
            String token = "token-" + pickedUpApprovals++;
            approvals.put(batch, new ApprovalRun(world, batch, token));
        }
    }

    private void invokeDue() {
        Instant now = world.clock.instant();
        for (ApprovalRun run : List.copyOf(approvals.values())) {
            if (!run.due().isAfter(now)) {
                run.invoke();
            }
            if (run.ended()) {
                approvals.remove(run.batch());
                world.approvalRuns.end(run.batch());
            }
        }
        for (LeaverRun run : List.copyOf(runs)) {
            if (!run.due().isAfter(now)) {
                run.invoke();
            }
            if (run.ended()) {
                runs.remove(run);
            }
        }
    }

    private Optional<Instant> nextDue() {
        Optional<Instant> run = runs.stream().map(LeaverRun::due).min(Comparator.naturalOrder());
        Optional<Instant> approval =
                approvals.values().stream().map(ApprovalRun::due).min(Comparator.naturalOrder());
        return run.isPresent() && approval.isPresent()
                ? Optional.of(run.get().isBefore(approval.get()) ? run.get() : approval.get())
                : run.or(() -> approval);
    }
}
