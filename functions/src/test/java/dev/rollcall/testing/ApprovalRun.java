package dev.rollcall.testing;

import dev.rollcall.application.approval.ContainHeld;
import dev.rollcall.application.approval.ExpireBatch;
import dev.rollcall.application.approval.ReadDecision;
import dev.rollcall.application.approval.ReleaseWave;
import dev.rollcall.application.approval.SealBatch;
import dev.rollcall.application.approval.SettleDecision;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.testing.LeaverTasks.Caught;
import dev.rollcall.testing.LeaverTasks.Next;
import dev.rollcall.testing.LeaverTasks.Task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A batch's execution in miniature: its steps in the order of approve.asl.json. */
public final class ApprovalRun {
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final LeaverWorld world;
    private final BatchId batch;
    private final String token;
    private final LeaverTasks tasks;
    private int looks;
    private Instant waitsUntil = Instant.MIN;

    public ApprovalRun(LeaverWorld world, BatchId batch, String token) {
        this.world = world;
        this.batch = batch;
        this.token = token;
        tasks = new LeaverTasks(world.clock, _ -> seal(world.clock.instant().plus(PAUSE)));
        tasks.add(seal());
    }

    public BatchId batch() {
        return batch;
    }

    public boolean ended() {
        return tasks.isEmpty();
    }

    /** Returns when the next invocation is due: for a wait with a token, its end or its waking. */
    public Instant due() {
        boolean woken = world.approvalRuns.woken(token);
        return !woken && waitsUntil.isAfter(tasks.due()) ? waitsUntil : tasks.due();
    }

    /** Makes the next invocation. */
    public void invoke() {
        waitsUntil = Instant.MIN;
        tasks.invoke();
    }

    private Next then(Task... following) {
        return new Next.Then(world.clock.instant(), List.of(following));
    }

    private Task seal(Instant notBefore) {
        return new Task("pause", Caught.GO_ROUND, () -> new Next.Then(notBefore, List.of(seal())));
    }

    private Task seal() {
        return new Task(
                "seal",
                Caught.GO_ROUND,
                () ->
                        switch (world.approvals.seal.seal(batch)) {
                            case SealBatch.Outcome.Collecting(Instant later) ->
                                    then(containEarly(later));
                            case SealBatch.Outcome.Sealed() -> then(contain());
                            case SealBatch.Outcome.Ended() -> then(decision());
                        });
    }

    private Task containEarly(Instant sealAt) {
        return new Task(
                "sign-out-held",
                Caught.GO_ON,
                () -> {
                    world.approvals.contain.contain(batch);
                    return new Next.Then(sealAt, List.of(seal()));
                });
    }

    private Task contain() {
        return new Task(
                "sign-out-held",
                Caught.GO_ON,
                () ->
                        switch (world.approvals.contain.contain(batch)) {
                            case ContainHeld.Outcome.Later(Instant later) -> new Next.Again(later);
                            case ContainHeld.Outcome.Asked _, ContainHeld.Outcome.NothingToDo _ ->
                                    then(decision());
                        });
    }

    private Task decision() {
        return new Task(
                "decision",
                Caught.GO_ROUND,
                () ->
                        switch (world.approvals.decision.read(batch)) {
                            case ReadDecision.Outcome.Decided() -> then(settle(0));
                            case ReadDecision.Outcome.Waiting(long seconds) -> then(ask(seconds));
                            case ReadDecision.Outcome.Expired() -> then(expire());
                            case ReadDecision.Outcome.Ended() -> then();
                        });
    }

    private Task ask(long seconds) {
        return new Task(
                "ask",
                Caught.GO_ROUND,
                () -> {
                    world.approvals.ask.await(batch, token);
                    waitsUntil = world.clock.instant().plusSeconds(Math.max(61, seconds));
                    return then(decision());
                });
    }

    private Task expire() {
        return new Task(
                "expire",
                Caught.GO_ROUND,
                () ->
                        switch (world.approvals.expire.expire(batch)) {
                            case ExpireBatch.Outcome.Raised _ -> then();
                            case ExpireBatch.Outcome.NotExpired() -> then(decision());
                        });
    }

    private Task settle(int from) {
        return new Task(
                "settle",
                Caught.GO_ROUND,
                () ->
                        switch (world.approvals.settle.settle(batch, from)) {
                            case SettleDecision.Outcome.More(int next) -> then(settle(next));
                            case SettleDecision.Outcome.Settled() -> then(wave());
                        });
    }

    private Task wave() {
        return new Task(
                "wave",
                Caught.GO_ROUND,
                () ->
                        switch (world.approvals.wave.next(batch, looks++ % 20 == 0)) {
                            case ReleaseWave.Outcome.Wave(List<String> items) ->
                                    then(release(items));
                            case ReleaseWave.Outcome.Later(Instant later) ->
                                    new Next.Then(later, List.of(wave()));
                            case ReleaseWave.Outcome.Done() -> then();
                        });
    }

    private Task[] release(List<String> items) {
        List<Task> releases = new ArrayList<>();
        for (Target target : items.stream().map(Target::parse).toList()) {
            releases.add(
                    new Task(
                            "release",
                            Caught.GO_ON,
                            () -> {
                                world.approvals.release.release(batch, target);
                                return then();
                            }));
        }
        releases.add(wave());
        return releases.toArray(Task[]::new);
    }
}
