package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.AdmitLeaver;
import dev.rollcall.application.leaver.AssessPerson;
import dev.rollcall.application.leaver.CaptureHoldings;
import dev.rollcall.application.leaver.ClaimRun;
import dev.rollcall.application.leaver.NoteTrouble;
import dev.rollcall.application.leaver.ReleaseRun;
import dev.rollcall.application.leaver.VerifyLeaver;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.CaseId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
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
    private static final int RETRIES = 5;
    private static final int LOOKS = 40;
    private static final int INVOCATIONS = 10_000;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration READ_AT_MOST = Duration.ofSeconds(10);

    /** What follows an invocation. */
    private sealed interface Next {
        record Again(Instant notBefore) implements Next {}

        record Then(Instant notBefore, List<Task> tasks) implements Next {}
    }

    /** What a failed step leads to. */
    private enum Caught {
        /** The rest of the run goes on. */
        GO_ON,
        GO_ROUND,
        /** Nothing catches it: the execution fails. */
        FAIL
    }

    private record Task(String name, Caught caught, Supplier<Next> invocation) {}

    private final LeaverWorld world;
    private final Runs.Ticket ticket;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private @Nullable CaseId caseId;
    private Instant notBefore;
    private int deliveries = 1;
    private int failures;
    private int looks;
    private int round;
    private long seen;

    public LeaverRun(LeaverWorld world, Runs.Ticket ticket) {
        this.world = world;
        this.ticket = ticket;
        notBefore = world.clock.instant();
        tasks.add(claim());
    }

    /** Lets every invocation be delivered twice, and goes on with the second answer. */
    public LeaverRun deliveredTwice() {
        deliveries = 2;
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
        return notBefore;
    }

    /** Runs alone, moving the clock from one due time to the next. */
    public void toTheEnd() {
        for (int n = 0; !ended(); n++) {
            if (n == INVOCATIONS) {
                throw new AssertionError("The run of " + ticket + " goes round for ever");
            }
            if (notBefore.isAfter(world.clock.instant())) {
                world.clock.set(notBefore);
            }
            invoke();
        }
    }

    /** Makes the next invocation. */
    public void invoke() {
        Task task = tasks.element();
        try {
            Next next = task.invocation().get();
            for (int delivery = 1; delivery < deliveries; delivery++) {
                next = task.invocation().get();
            }
            follow(next);
            failures = 0;
        } catch (PortFailure.RateLimited e) {
            notBefore = e.notBefore();
        } catch (PortFailure.NeedsHuman _) {
            failed(task);
        } catch (PortFailure.Unavailable | InvocationDeath.Died _) {
            failures++;
            notBefore = world.clock.instant().plus(RETRY.multipliedBy(failures));
            if (failures > RETRIES) {
                failed(task);
            }
        }
        if (ended()) {
            world.workflows.end(ticket);
        }
    }

    private void follow(Next next) {
        switch (next) {
            case Next.Again(Instant later) -> {
                notBefore = later;
                looks++;
                if (looks == LOOKS) {
                    replaceHead(List.of());
                }
            }
            case Next.Then(Instant later, List<Task> following) -> {
                notBefore = later;
                replaceHead(following);
            }
        }
    }

    private void replaceHead(List<Task> following) {
        tasks.removeFirst();
        List<Task> reversed = new ArrayList<>(following);
        Collections.reverse(reversed);
        reversed.forEach(tasks::addFirst);
        looks = 0;
    }

    private void failed(Task task) {
        failures = 0;
        switch (task.caught()) {
            case GO_ON -> replaceHead(List.of());
            case GO_ROUND -> {
                tasks.clear();
                tasks.add(trouble(task.name()));
            }
            case FAIL -> tasks.clear();
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
                                    then(capture(id), endSessions(id), deactivate(id), list(id));
                            case AdmitLeaver.Outcome.Held() -> then(endSessions(id));
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

    private Task endSessions(AccountId id) {
        return order("reset-sessions", () -> world.steps.endSessions.end(ticket, caseId(), id));
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
                            case CaptureHoldings.Outcome.InPart() -> then();
                            case CaptureHoldings.Outcome.Captured(List<String> groups) ->
                                    then(
                                            groups.stream()
                                                    .map(group -> leave(id, group))
                                                    .toArray(Task[]::new));
                        });
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
                            case Carried.Settled(), Carried.Refused(_), Carried.Fenced() -> then();
                        });
    }

    private Task verify() {
        return new Task(
                "verify",
                Caught.GO_ROUND,
                () ->
                        switch (world.steps.verify.verify(caseId())) {
                            case VerifyLeaver.Outcome.Verified() -> then(seal());
                            case VerifyLeaver.Outcome.Contained(),
                                    VerifyLeaver.Outcome.WithHuman() ->
                                    then(release());
                            case VerifyLeaver.Outcome.Incomplete(_) -> then(trouble("incomplete"));
                        });
    }

    private Task seal() {
        return new Task(
                "seal",
                Caught.GO_ROUND,
                () -> {
                    world.steps.seal.seal(caseId());
                    return then(release());
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
                        switch (world.steps.trouble.note(ticket, caseId(), reason, round)) {
                            case NoteTrouble.Outcome.Wait(Instant later) ->
                                    new Next.Then(later, List.of(assess()));
                            case NoteTrouble.Outcome.HandedOver() -> then();
                        });
    }

    private CaseId caseId() {
        return requireNonNull(caseId, "not claimed yet");
    }
}
