package dev.rollcall.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * The identity provider's own app: 30 % of each of SCIM's limits that we use, in steady calls that
 * come a little early or late.
 */
final class ForeignApp {
    private static final double PART = 0.3;

    private final Simulation simulation;
    private final SlackServer slack;
    private final Random random;
    private int refused;

    ForeignApp(Simulation simulation, SlackServer slack, long seed) {
        this.simulation = simulation;
        this.slack = slack;
        this.random = new Random(seed);
    }

    void start(Duration forSoLong) {
        Instant end = simulation.now().plus(forSoLong);
        // With the two kinds of patch, creations make 30 % of all 600 writes a minute.
        every(180 * PART, List.of("user-patch", "writes"), end);
        every(180 * PART, List.of("group-patch", "writes"), end);
        every(180 * PART, List.of("user-post", "writes"), end);
        every(60 * PART, List.of("writes"), end);
        every(300 * PART, List.of("read-by-id", "reads"), end);
    }

    int refused() {
        return refused;
    }

    private void every(double perMinute, List<String> limits, Instant end) {
        long apart = (long) (60_000 / perMinute);
        for (Instant at = simulation.now(); at.isBefore(end); at = at.plusMillis(apart)) {
            simulation.at(at.plusMillis(random.nextInt((int) apart)), () -> call(limits));
        }
    }

    private void call(List<String> limits) {
        if (slack.refuses(limits, "", simulation.now()).isPresent()) {
            refused++;
        }
    }
}
