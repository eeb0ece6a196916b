package dev.rollcall.bench;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.testing.InMemoryRateBudget;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reconciliation of many writes beside another app, and somebody who leaves in its middle.
 *
 * @param writes how many of each sort
 */
record Reconciliation(Map<Wire, Integer> writes, Share share, long seed) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int WORKERS = 3;

    /** The leaver's round trips are the same whether anything else goes on or not. */
    private static final int LEAVER = 2;

    /**
     * @param leaver how long the leaver took; zero if nobody left
     */
    record Result(Duration makespan, int sent, int refused, int foreignRefused, Duration leaver) {}

    /** Seven of ten change a user, two a group's members, one a user group or a channel. */
    static Reconciliation mixed(int writes, Share share, long seed) {
        Map<Wire, Integer> mixed = new LinkedHashMap<>();
        mixed.put(Wire.USER_PATCH, writes * 70 / 100);
        mixed.put(Wire.GROUP_PATCH, writes * 22 / 100);
        for (String method :
                new String[] {
                    "usergroups.users.update",
                    "usergroups.enable",
                    "admin.conversations.invite",
                    "admin.users.remove"
                }) {
            mixed.put(Wire.tierTwo(method), writes * 2 / 100);
        }
        return new Reconciliation(mixed, share, seed);
    }

    int count() {
        return writes.values().stream().mapToInt(Integer::intValue).sum();
    }

    Result run(boolean withLeaver) {
        Simulation simulation = new Simulation(START);
        SlackServer slack = new SlackServer();
        RateBudget budget = new InMemoryRateBudget(share);
        Caller caller = new Caller(simulation, budget, slack, seed);
        StepCaller leaver = new StepCaller(simulation, budget, share, slack, seed + LEAVER);
        ForeignApp foreign = new ForeignApp(simulation, slack, seed + 1);
        Instant[] last = {START};
        int[] done = {0};
        Instant[] left = {START, START};
        foreign.start(Duration.ofHours(1));
        Runnable written =
                () -> {
                    last[0] = simulation.now();
                    done[0]++;
                    if (withLeaver && done[0] == count() / 2) {
                        left[0] = simulation.now();
                        leaver.runAll(
                                RunbookCalls.recorded().steps(),
                                "U",
                                () -> left[1] = simulation.now());
                    }
                };
        writes.forEach((wire, writes) -> {
            for (int worker = 0; worker < WORKERS; worker++) {
                int part = writes / WORKERS + (worker < writes % WORKERS ? 1 : 0);
                new WriteStream(caller, wire, "-" + worker + "-", part, share, written).next();
            }
        });
        simulation.runUntil(START.plus(Duration.ofHours(2)));
        if (done[0] != count()) {
            throw new IllegalStateException("Only " + done[0] + " writes were made");
        }
        return new Result(
                Duration.between(START, last[0]),
                caller.sent() + leaver.sent(),
                caller.refused() + leaver.refused(),
                foreign.refused(),
                Duration.between(left[0], left[1]));
    }

    /** Returns how long the same leaver takes when nothing else goes on. */
    static Duration idleLeaver(Share share, long seed) {
        Simulation simulation = new Simulation(START);
        StepCaller caller =
                new StepCaller(
                        simulation,
                        new InMemoryRateBudget(share),
                        share,
                        new SlackServer(),
                        seed + LEAVER);
        Instant[] end = {START};
        caller.runAll(RunbookCalls.recorded().steps(), "U", () -> end[0] = simulation.now());
        simulation.runUntil(START.plus(Duration.ofHours(1)));
        return Duration.between(START, end[0]);
    }
}
