package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.HookSilences;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.breaker.Windows;
import dev.rollcall.domain.lifecycle.CaseState;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shows how the brake stands to anybody whom the policy knows; changes nothing. */
public final class ShowBrake {
    private static final int BATCHES = 50;
    private static final int HELD = 500;

    private final Gate gate;
    private final StopSwitch stop;
    private final Breaker breaker;
    private final Populations populations;
    private final Policies policies;
    private final Batches batches;
    private final Cases cases;
    private final ReachReports reach;
    private final HookSilences silences;
    private final Clock clock;

    public ShowBrake(
            Gate gate,
            StopSwitch stop,
            Breaker breaker,
            Populations populations,
            Policies policies,
            Batches batches,
            Cases cases,
            ReachReports reach,
            HookSilences silences,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.stop = requireNonNull(stop, "stop is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.populations = requireNonNull(populations, "populations is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.reach = requireNonNull(reach, "reach is null");
        this.silences = requireNonNull(silences, "silences is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Gated<Brake> show(Caller caller) {
        return gate.pass(caller, "status").map(_ -> brake());
    }

    private Brake brake() {
        Instant now = clock.instant();
        int active = populations.latest().map(Populations.Proven::active).orElse(0);
        PlanRules rules = policies.plans();
        List<Brake.Counted> kinds =
                Arrays.stream(ChangeKind.values())
                        .map(kind ->
                                new Brake.Counted(
                                        kind,
                                        within(breaker.admitted(kind), now),
                                        rules.of(kind).allowances(active)))
                        .toList();
        return new Brake(
                now,
                stop(),
                active,
                kinds,
                batches.unfinished(BATCHES),
                cases.tally(CaseState.HELD, HELD),
                reach.latest(),
                silences.latest());
    }

    private Brake.Stop stop() {
        try {
            return new Brake.Stop.Stands(stop.read());
        } catch (PortFailure.NeedsHuman _) {
            return new Brake.Stop.Unreadable();
        }
    }

    private static Map<Window, Integer> within(Windows admitted, Instant now) {
        Map<Window, Integer> counts = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            counts.put(window, admitted.within(window, now));
        }
        return counts;
    }
}
