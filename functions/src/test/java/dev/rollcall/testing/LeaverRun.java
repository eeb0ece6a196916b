package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.AdmitLeaver;
import dev.rollcall.application.leaver.AssessPerson;
import dev.rollcall.application.leaver.CaptureHoldings;
import dev.rollcall.application.leaver.ClaimRun;
import dev.rollcall.application.leaver.ContainAccount;
import dev.rollcall.application.leaver.NoteTrouble;
import dev.rollcall.application.leaver.ProveDeactivation;
import dev.rollcall.application.leaver.ReleaseRun;
import dev.rollcall.application.leaver.SealEvidence;
import dev.rollcall.application.leaver.TakeInventory;
import dev.rollcall.application.leaver.VerifyLeaver;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.LeaverTasks.Caught;
import dev.rollcall.testing.LeaverTasks.Next;
import dev.rollcall.testing.LeaverTasks.Task;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A run in miniature: calls the steps in the order of the state machine, one invocation at a time,
 * so that a test can let things happen in between.
 *
 * <p>Retries what died or was unavailable a few times, comes back when told to, and goes on past a
 * failed step of an account, as the machine's Retry, Wait and Catch do. What the machine does in
 * parallel follows one another here.
 */
public final class LeaverRun {
    private static final int INVOCATIONS = 10_000;
    private static final Duration READ_AT_MOST = Duration.ofSeconds(10);

    private final LeaverWorld world;
    private final Runs.Ticket ticket;
    private final LeaverTasks tasks;
    private @Nullable CaseId caseId;
    private int round;
    private long seen;

    public LeaverRun(LeaverWorld world, Runs.Ticket ticket) {
        this.world = world;
        this.ticket = ticket;
        tasks = new LeaverTasks(world.clock, this::trouble);
        tasks.add(claim());
    }

    /** Lets every invocation be delivered twice, and goes on with the second answer. */
    public LeaverRun deliveredTwice() {
        tasks.deliverTwice();
        return this;
    }

    public Runs.Ticket ticket() {
        return ticket;
    }

    public boolean ended() {
        return tasks.isEmpty();
    }

    /** Returns when the next invocation is due. */
    public Instant due() {
        return tasks.due();
    }

    /** Runs alone, moving the clock from one due time to the next. */
    public void toTheEnd() {
        for (int n = 0; !ended(); n++) {
            if (n == INVOCATIONS) {
                throw new AssertionError("The run of " + ticket + " goes round for ever");
            }
            if (due().isAfter(world.clock.instant())) {
                world.clock.set(due());
            }
            invoke();
        }
    }

    /** Makes the next invocation. */
    public void invoke() {
        tasks.invoke();
        if (ended()) {
            world.workflows.end(ticket);
        }
    }

    private Next then(Task... following) {
        return new Next.Then(world.clock.instant(), List.of(following));
    }

    private Task claim() {
        return new Task(
                "claim",
                Caught.FAIL,
                () ->
                        switch (world.steps.claim.claim(ticket)) {
                            case ClaimRun.Outcome.Stale() -> then();
                            case ClaimRun.Outcome.Claimed(String id) -> {
                                caseId = new CaseId(id);
                                yield then(assess());
                            }
                        });
    }

    private Task assess() {
        return new Task(
                "assess",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.assess.assess(ticket, caseId())) {
                            case AssessPerson.Outcome.Stale() -> then();
                            case AssessPerson.Outcome.Dwelling(Instant end) ->
                                    new Next.Then(end, List.of(assess()));
                            case AssessPerson.Outcome.Ended(long wanted) -> {
                                seen = wanted;
                                yield then(release());
                            }
                            // Another machine's work; here the policy gives nobody anything.
                            case AssessPerson.Outcome.Entitled(long wanted) -> {
                                seen = wanted;
                                yield then(release());
                            }
                            case AssessPerson.Outcome.Suspended(
                                            long wanted,
                                            List<String> accounts) -> {
                                seen = wanted;
                                yield each(accounts, this::endSessions);
                            }
                            case AssessPerson.Outcome.Leaver(
                                            long wanted,
                                            List<String> accounts) -> {
                                seen = wanted;
                                yield each(accounts, this::admit);
                            }
                        });
    }

    private Next each(List<String> accounts, Function<AccountId, Task> task) {
        List<Task> following = new ArrayList<>();
        accounts.forEach(id -> following.add(task.apply(new AccountId(id))));
        following.add(verify());
        return new Next.Then(world.clock.instant(), following);
    }

    private Task admit(AccountId id) {
        return new Task(
                "admit",
                Caught.GO_ON,
                () ->
                        switch (world.steps.admit.admit(caseId(), id)) {
                            case AdmitLeaver.Outcome.Admitted(_),
                                    AdmitLeaver.Outcome.AlreadyInactive() ->
                                    then(capture(id), signOut(id), deactivate(id), list(id));
                            case AdmitLeaver.Outcome.Held() -> then(contain(id));
                            case AdmitLeaver.Outcome.Refused(_) -> then();
                        });
    }

    private Task capture(AccountId id) {
        return new Task(
                "capture",
                Caught.GO_ON,
                () -> {
                    world.steps.capture.capture(caseId(), id, READ_AT_MOST);
                    return then();
                });
    }

    private Task signOut(AccountId id) {
        return order(
                "reset-sessions", () -> world.steps.signOutLeaver.signOut(ticket, caseId(), id));
    }

    private Task endSessions(AccountId id) {
        return order("sign-out", () -> world.steps.endSessions.end(ticket, caseId(), id));
    }

    private Task contain(AccountId id) {
        return order(
                "contain",
                () ->
                        switch (world.steps.contain.contain(ticket, caseId(), id)) {
                            case ContainAccount.Outcome.Singly(Carried carried) -> carried;
                            case ContainAccount.Outcome.Asked() -> new Carried.Settled();
                        });
    }

    private Task deactivate(AccountId id) {
        return order("deactivate", () -> world.steps.deactivate.deactivate(ticket, caseId(), id));
    }

    private Task list(AccountId id) {
        return new Task(
                "list",
                Caught.GO_ON,
                () ->
                        switch (world.steps.capture.capture(caseId(), id, READ_AT_MOST)) {
                            case CaptureHoldings.Outcome.InPart(List<String> groups) ->
                                    leaveEach(id, groups);
                            case CaptureHoldings.Outcome.Captured(List<String> groups) ->
                                    leaveEach(id, groups);
                        });
    }

    private Next leaveEach(AccountId id, List<String> groups) {
        List<Task> following = new ArrayList<>(groups.stream().map(g -> leave(id, g)).toList());
        following.add(survey(id));
        return new Next.Then(world.clock.instant(), following);
    }

    private Task survey(AccountId id) {
        return new Task(
                "survey",
                Caught.GO_ON,
                () -> {
                    List<Task> following = new ArrayList<>();
                    world.steps
                            .survey
                            .survey(caseId(), id)
                            .places()
                            .forEach(place -> following.add(leave(id, place)));
                    following.add(workflows(id));
                    return new Next.Then(world.clock.instant(), following);
                });
    }

    private Task workflows(AccountId id) {
        return order("workflows", () -> world.steps.workflows.settle(ticket, caseId(), id));
    }

    private Task leave(AccountId id, String group) {
        return order(
                "leave",
                () -> world.steps.leaveGroup.leave(ticket, caseId(), id, Entitlement.parse(group)));
    }

    private Task order(String name, Supplier<Carried> step) {
        return new Task(
                name,
                Caught.GO_ON,
                () ->
                        switch (step.get()) {
                            case Carried.Awaiting(Instant later) -> new Next.Again(later);
                            case Carried.Later(Instant later) -> new Next.Again(later);
                            case Carried.LookAgain() ->
                                    new Next.Instead(world.clock.instant(), List.of(assess()));
                            case Carried.Settled(), Carried.Refused(_), Carried.Fenced() -> then();
                        });
    }

    private Task verify() {
        return new Task(
                "verify",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.verify.verify(caseId())) {
                            case VerifyLeaver.Outcome.Verified(_), VerifyLeaver.Outcome.InPart(_) ->
                                    seeToTheRest();
                            case VerifyLeaver.Outcome.Contained(),
                                    VerifyLeaver.Outcome.WithHuman() ->
                                    then(release());
                            case VerifyLeaver.Outcome.Incomplete(_) -> then(trouble("incomplete"));
                        });
    }

    private Next seeToTheRest() {
        List<Task> following = new ArrayList<>();
        for (AccountProgress account : world.leaver(caseId()).verified()) {
            following.add(prove(account.account()));
            following.add(inventory(account.account()));
        }
        following.add(seal());
        return new Next.Then(world.clock.instant(), following);
    }

    private Task prove(AccountId id) {
        return new Task(
                "prove",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.prove.prove(caseId(), id)) {
                            case ProveDeactivation.Outcome.Awaiting(Instant later) ->
                                    new Next.Again(later);
                            case ProveDeactivation.Outcome.Asked(),
                                    ProveDeactivation.Outcome.NotDue() ->
                                    then();
                        });
    }

    private Task inventory(AccountId id) {
        return new Task(
                "inventory",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.inventory.take(caseId(), id)) {
                            case TakeInventory.Outcome.Awaiting(Instant later) ->
                                    new Next.Again(later);
                            case TakeInventory.Outcome.Taken(), TakeInventory.Outcome.NotDue() ->
                                    then();
                        });
    }

    private Task seal() {
        return new Task(
                "seal",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.seal.seal(caseId())) {
                            case SealEvidence.Outcome.Sealed(_, _) -> then(release());
                            case SealEvidence.Outcome.Reactivated() -> then(trouble("incomplete"));
                        });
    }

    private Task release() {
        return new Task(
                "release",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.release.release(ticket, caseId(), seen)) {
                            case ReleaseRun.Outcome.Released() -> then();
                            case ReleaseRun.Outcome.LookAgain() -> then(claim());
                        });
    }

    private Task trouble(String reason) {
        round++;
        return new Task(
                "trouble",
                Caught.FAIL,
                () ->
                        switch (world.steps.trouble.note(ticket, caseId(), reason, "", round)) {
                            case NoteTrouble.Outcome.Wait(Instant later) ->
                                    new Next.Then(later, List.of(assess()));
                            case NoteTrouble.Outcome.HandedOver() -> then();
                        });
    }

    private CaseId caseId() {
        return requireNonNull(caseId, "not claimed yet");
    }
}
