package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * Calls the simulated Slack as our functions do: asks the budget, waits in whole seconds as a state
 * machine does, and closes the bucket for all when Slack says 429.
 */
final class Caller {
    private static final Duration SHORTEST_TRIP = Duration.ofMillis(50);
    private static final int TRIP_SPREAD_MILLIS = 100;

    private final Simulation simulation;
    private final RateBudget budget;
    private final SlackServer slack;
    private final Random random;
    private final String name;
    private int sent;
    private int refused;
    private int keys;

    Caller(Simulation simulation, RateBudget budget, SlackServer slack, long seed) {
        this.simulation = requireNonNull(simulation, "simulation is null");
        this.budget = requireNonNull(budget, "budget is null");
        this.slack = requireNonNull(slack, "slack is null");
        this.random = new Random(seed);
        this.name = "caller-" + seed + "-";
    }

    int sent() {
        return sent;
    }

    int refused() {
        return refused;
    }

    /** Waits until so many calls may be made at once, and then goes on. */
    void whenAllowed(Wire wire, Lane lane, int calls, Runnable then) {
        ask(new Claim(name + keys++, lane, calls, wire.buckets()), then);
    }

    /** Makes one call, again and again while it is refused, and then goes on. */
    void call(Wire wire, Lane lane, String resource, Runnable then) {
        whenAllowed(wire, lane, 1, () -> send(wire, lane, resource, then));
    }

    /** Makes a call that is allowed. */
    void send(Wire wire, Lane lane, String resource, Runnable then) {
        sent++;
        Duration trip = SHORTEST_TRIP.plusMillis(random.nextInt(TRIP_SPREAD_MILLIS));
        simulation.in(
                trip.dividedBy(2),
                () ->
                        slack.refuses(wire.limits(), resource, simulation.now())
                                .ifPresentOrElse(
                                        wait ->
                                                back(
                                                        trip,
                                                        () ->
                                                                later(
                                                                        wire, lane, resource, wait,
                                                                        then)),
                                        () ->
                                                back(
                                                        trip,
                                                        () -> {
                                                            slack.release(resource);
                                                            then.run();
                                                        })));
    }

    private void back(Duration trip, Runnable then) {
        simulation.in(trip.dividedBy(2), then);
    }

    private void later(Wire wire, Lane lane, String resource, Duration wait, Runnable then) {
        refused++;
        Instant now = simulation.now();
        Instant until = now.plus(wait).plusMillis(random.nextInt((int) (wait.toMillis() / 10) + 1));
        budget.close(wire.buckets().getFirst(), now, until);
        call(wire, lane, resource, then);
    }

    private void ask(Claim claim, Runnable then) {
        switch (budget.claim(claim, simulation.now())) {
            case RateBudget.Now(int _) -> then.run();
            case RateBudget.NotBefore(Instant at, _) ->
                    simulation.at(wholeSecond(at), () -> ask(claim, then));
        }
    }

    private static Instant wholeSecond(Instant at) {
        return at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}
