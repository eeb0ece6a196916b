package dev.rollcall.bench;

import dev.rollcall.application.approval.ReleaseWave;
import dev.rollcall.application.leaver.SignOutLeaver;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.testing.InMemoryRateBudget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many leavers whom approvers have released. They go in waves as {@link ReleaseWave} has it, each
 * begun when everybody of the one before was read back as inactive; a wave of more than {@value
 * SignOutLeaver#SINGLY} is signed out by one call, so that each one's step finds no session and
 * only looks. Each one's steps are those that were recorded. A capture reads what there is room
 * for, and is completed after the cut. User groups are read once in a wave, as a reading is shared;
 * leaving them is left out, since those go together.
 */
final class LeaverStorm {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final RunbookCalls.Step BULK =
            new RunbookCalls.Step("Wave", Lane.LEAVER, List.of("admin.users.session.resetBulk"));

    private final RunbookCalls recorded = RunbookCalls.recorded();
    private final Simulation simulation = new Simulation(START);
    private final SlackServer slack = new SlackServer();
    private final int leavers;
    private final long seed;
    private final StepCaller caller;
    private int gone;
    private int cut;
    private int lookedAt;
    private Instant lastInactive = START;
    private Instant lastLookedAt = START;

    LeaverStorm(int leavers, Share share, long seed) {
        this.leavers = leavers;
        this.seed = seed;
        RateBudget budget = new InMemoryRateBudget(share);
        this.caller = new StepCaller(simulation, budget, share, slack, seed);
    }

    /**
     * @param inactive when the last one was read back as inactive
     * @param lookedAt when the last one's sessions had been looked at
     */
    record Result(Duration inactive, Duration lookedAt, int sent, int refused) {}

    Result run() {
        new ForeignApp(simulation, slack, seed + 1).start(LONGEST);
        wave();
        simulation.runUntil(() -> lookedAt == leavers && cut == leavers, START.plus(LONGEST));
        if (cut < leavers || lookedAt < leavers) {
            throw new IllegalStateException("Only " + cut + " leavers were cut");
        }
        return new Result(
                Duration.between(START, lastInactive),
                Duration.between(START, lastLookedAt),
                caller.sent(),
                caller.refused());
    }

    /** Returns what has to be called so that all are inactive: admissions and deactivations. */
    Map<Wire, Integer> callsOfTheCut() {
        Map<Wire, Integer> calls = new HashMap<>();
        for (String state : List.of("Admit", "Deactivate")) {
            recorded.of(state)
                    .forEach(step ->
                            step.calls()
                                    .forEach(call ->
                                            calls.merge(Wire.of(call), leavers, Integer::sum)));
        }
        return calls;
    }

    private void wave() {
        int first = gone;
        int size = Math.min(ReleaseWave.sizeAfter(gone), leavers - gone);
        gone += size;
        boolean signedOut = size > SignOutLeaver.SINGLY;
        Instant begun = simulation.now();
        Runnable begin =
                () -> {
                    for (int leaver = first; leaver < first + size; leaver++) {
                        begin("U" + leaver, leaver == first, signedOut, begun);
                    }
                };
        if (signedOut) {
            caller.run(BULK, "W" + first, begin);
        } else {
            begin.run();
        }
    }

    private void begin(String leaver, boolean first, boolean signedOut, Instant wave) {
        RunbookCalls.Step admit = recorded.of("Admit").getFirst();
        RunbookCalls.Step capture = recorded.of("Capture").getFirst();
        RunbookCalls.Step own = first ? capture : withoutUserGroups(capture);
        RunbookCalls.Step reset = recorded.of("Reset").getFirst();
        RunbookCalls.Step look = signedOut ? only(reset, reset.calls().subList(0, 1)) : reset;
        int[] branches = {2};
        Runnable joined =
                () -> {
                    branches[0]--;
                    if (branches[0] == 0) {
                        caller.runAll(afterTheCut(capture), leaver + "A", () -> {});
                    }
                };
        caller.run(
                admit,
                leaver,
                () ->
                        caller.tryOnce(
                                own,
                                leaver,
                                () -> {
                                    caller.run(look, leaver, () -> lookedAt(joined));
                                    deactivate(leaver, wave, joined);
                                }));
    }

    private void deactivate(String leaver, Instant wave, Runnable then) {
        List<RunbookCalls.Step> steps = recorded.of("Deactivate");
        Runnable seen =
                () -> {
                    inactive(wave);
                    then.run();
                };
        // It takes a moment to show: the next look is a second after.
        caller.run(
                steps.getFirst(),
                leaver,
                () ->
                        simulation.at(
                                StepCaller.wholeSecond(simulation.now().plusSeconds(1)),
                                () -> caller.runAll(steps.subList(1, steps.size()), leaver, seen)));
    }

    private void inactive(Instant wave) {
        cut++;
        lastInactive = simulation.now();
        if (cut == gone && gone < leavers) {
            long every = ReleaseWave.LOOK_EVERY.toSeconds();
            long passed = Duration.between(wave, simulation.now()).toSeconds();
            simulation.at(wave.plusSeconds((passed / every + 1) * every), this::wave);
        }
    }

    private void lookedAt(Runnable then) {
        lookedAt++;
        lastLookedAt = simulation.now();
        then.run();
    }

    private List<RunbookCalls.Step> afterTheCut(RunbookCalls.Step capture) {
        List<RunbookCalls.Step> steps = new ArrayList<>(List.of(withoutUserGroups(capture)));
        recorded.steps().stream()
                .filter(step ->
                        !List.of("Admit", "Capture", "Reset", "Deactivate").contains(step.state()))
                .filter(step -> !step.calls().contains("usergroups.users.update"))
                .map(LeaverStorm::withoutUserGroups)
                .forEach(steps::add);
        return steps;
    }

    private static RunbookCalls.Step withoutUserGroups(RunbookCalls.Step step) {
        return only(
                step,
                step.calls().stream().filter(call -> !call.startsWith("usergroups.")).toList());
    }

    private static RunbookCalls.Step only(RunbookCalls.Step step, List<String> calls) {
        return new RunbookCalls.Step(step.state(), step.lane(), calls);
    }
}
