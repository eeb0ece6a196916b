package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SharedCallBudget;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.platform.http.HttpCall;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Invokes steps as the machines do. A step asks the budget before each call; who is told to wait
 * ends, and begins anew at the next whole second after its slot. What was written is not written
 * once more: the step goes on with what comes after it.
 */
final class StepCaller {
    private static final String AT = "https://slack.test";
    private static final int SHORTEST_TRIP = 50;
    private static final int TRIP_SPREAD = 100;

    private final Simulation simulation;
    private final RateBudget budget;
    private final Share share;
    private final SlackServer slack;
    private final Random random;
    private int sent;
    private int refused;

    StepCaller(
            Simulation simulation, RateBudget budget, Share share, SlackServer slack, long seed) {
        this.simulation = requireNonNull(simulation, "simulation is null");
        this.budget = requireNonNull(budget, "budget is null");
        this.share = requireNonNull(share, "share is null");
        this.slack = requireNonNull(slack, "slack is null");
        this.random = new Random(seed);
    }

    int sent() {
        return sent;
    }

    int refused() {
        return refused;
    }

    /**
     * Makes all calls of the step, and then goes on.
     *
     * @param of whose it is, an id: each one's step has slots of its own, and writes to its own
     */
    void run(RunbookCalls.Step step, String of, Runnable then) {
        if (step.calls().isEmpty()) {
            then.run();
        } else {
            new Run(step, of, false, then).next(0);
        }
    }

    /** Makes those calls of the step for which there is room now, and then goes on. */
    void tryOnce(RunbookCalls.Step step, String of, Runnable then) {
        new Run(step, of, true, then).next(0);
    }

    static Instant wholeSecond(Instant at) {
        return at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private final class Run {
        private final RunbookCalls.Step step;
        private final String of;
        private final boolean once;
        private final Runnable then;
        private Turn turn;
        private SharedCallBudget calls;
        private int written;

        Run(RunbookCalls.Step step, String of, boolean once, Runnable then) {
            this.step = step;
            this.of = of;
            this.once = once;
            this.then = then;
            this.turn = fresh();
            this.calls = shared();
        }

        private Turn fresh() {
            return new Turn(step.lane(), of + " " + step);
        }

        private SharedCallBudget shared() {
            Turn whose = turn;
            return new SharedCallBudget(budget, share, () -> whose, simulation::now, random);
        }

        void next(int index) {
            if (index == step.calls().size()) {
                then.run();
                return;
            }
            String call = step.calls().get(index);
            Optional<Instant> notBefore = calls.notBefore(http(call));
            if (notBefore.isEmpty()) {
                send(index, call);
            } else if (once) {
                next(index + 1);
            } else {
                anew(notBefore.get());
            }
        }

        private void anew(Instant notBefore) {
            simulation.at(
                    wholeSecond(notBefore),
                    () -> {
                        turn = fresh();
                        calls = shared();
                        next(written);
                    });
        }

        private void send(int index, String call) {
            sent++;
            Wire wire = Wire.of(call);
            boolean write = call.startsWith("PATCH ");
            String resource = write ? of : "";
            Duration half =
                    Duration.ofMillis(SHORTEST_TRIP + random.nextInt(TRIP_SPREAD)).dividedBy(2);
            simulation.in(
                    half,
                    () -> {
                        Optional<Duration> wait =
                                slack.refuses(wire.limits(), resource, simulation.now());
                        simulation.in(half, () -> answered(index, call, resource, wait));
                    });
        }

        private void answered(int index, String call, String resource, Optional<Duration> wait) {
            if (wait.isPresent()) {
                refused++;
                Instant until = calls.refused(http(call), simulation.now().plus(wait.get()));
                if (once) {
                    next(index + 1);
                } else {
                    anew(until);
                }
                return;
            }
            slack.release(resource);
            if (call.startsWith("PATCH ")) {
                written = index + 1;
            }
            next(index + 1);
        }

        private HttpCall http(String documented) {
            if (!documented.contains(" ")) {
                String path = "/api/" + documented;
                return HttpCall.post(URI.create(AT + path), path, "", "").reading();
            }
            String[] words = documented.split(" ");
            URI uri = URI.create(AT + words[1].replace("{id}", of));
            return words[0].equals("PATCH")
                    ? HttpCall.patch(uri, words[1], "", "")
                    : HttpCall.get(uri, words[1]);
        }
    }

    /** Runs the steps one after the other, and then goes on. */
    void runAll(List<RunbookCalls.Step> steps, String of, Runnable then) {
        if (steps.isEmpty()) {
            then.run();
            return;
        }
        run(
                steps.getFirst(),
                of + steps.size(),
                () -> runAll(steps.subList(1, steps.size()), of, then));
    }
}
