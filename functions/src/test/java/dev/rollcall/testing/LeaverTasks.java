package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The invocations that a {@link LeaverRun} has before it, with Retry, Wait and Catch. */
final class LeaverTasks {
    private static final int RETRIES = 5;
    private static final int LOOKS = 40;
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** What follows an invocation. */
    sealed interface Next {
        record Again(Instant notBefore) implements Next {}

        record Then(Instant notBefore, List<Task> tasks) implements Next {}

        /** These, and nothing of what else was to come. */
        record Instead(Instant notBefore, List<Task> tasks) implements Next {}
    }

    /** What a failed step leads to. */
    enum Caught {
        /** The rest of the run goes on. */
        GO_ON,
        GO_ROUND,
        /** Nothing catches it: the execution fails. */
        FAIL
    }

    record Task(String name, Caught caught, Supplier<Next> invocation) {}

    private final Clock clock;
    private final Function<String, Task> round;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private Instant notBefore;
    private int deliveries = 1;
    private int failures;
    private int looks;

    /**
     * @param round makes the task that follows a failed step of that name
     */
    LeaverTasks(Clock clock, Function<String, Task> round) {
        this.clock = clock;
        this.round = round;
        notBefore = clock.instant();
    }

    void add(Task task) {
        tasks.add(task);
    }

    void deliverTwice() {
        deliveries = 2;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    Instant due() {
        return notBefore;
    }

    /** Makes the next invocation. */
    void invoke() {
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
            notBefore = clock.instant().plus(RETRY.multipliedBy(failures));
            if (failures > RETRIES) {
                failed(task);
            }
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
            case Next.Instead(Instant later, List<Task> following) -> {
                notBefore = later;
                tasks.clear();
                tasks.addAll(following);
                looks = 0;
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
                tasks.add(round.apply(task.name()));
            }
            case FAIL -> tasks.clear();
        }
    }
}
