package dev.rollcall.statemachine;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.stepfunctions.definition.Effects;
import dev.rollcall.local.stepfunctions.definition.Recovery.Catcher;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;
import dev.rollcall.local.stepfunctions.definition.Workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a state leads, of whatever type. */
final class Ways {
    private Ways() {}

    /**
     * One way out of a state.
     *
     * @param assigned what is set on this way
     * @param condition of a Choice's rule
     */
    record Way(
            String from, String to, Map<String, Template> assigned, Optional<Template> condition) {
        Way {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
            assigned = Map.copyOf(assigned);
            requireNonNull(condition, "condition is null");
        }
    }

    static List<Way> in(Workflow workflow) {
        return workflow.states().values().stream().flatMap(s -> of(s).stream()).toList();
    }

    static List<Way> of(State state) {
        return switch (state) {
            case State.Pass pass -> next(pass, pass.next(), pass.effects()).toList();
            case State.Wait wait -> next(wait, wait.next(), wait.effects()).toList();
            case State.Choice choice -> choices(choice);
            case State.Recoverable step ->
                    Stream.concat(
                                    next(step, step.next(), step.effects()),
                                    step.recovery().catchers().stream().map(c -> caught(step, c)))
                            .toList();
            case State.Succeed _, State.Fail _ -> List.of();
        };
    }

    private static Stream<Way> next(State state, State.Successor successor, Effects effects) {
        return switch (successor) {
            case State.Successor.Next(String to) ->
                    Stream.of(new Way(state.name(), to, effects.assign(), Optional.empty()));
            case State.Successor.End() -> Stream.empty();
        };
    }

    private static Way caught(State state, Catcher catcher) {
        return new Way(state.name(), catcher.next(), catcher.effects().assign(), Optional.empty());
    }

    private static List<Way> choices(State.Choice choice) {
        List<Way> ways = new ArrayList<>();
        for (State.Choice.Rule rule : choice.rules()) {
            ways.add(
                    new Way(
                            choice.name(),
                            rule.next(),
                            rule.effects().assign(),
                            Optional.of(rule.condition())));
        }
        choice.otherwise()
                .ifPresent(to ->
                        ways.add(
                                new Way(
                                        choice.name(),
                                        to,
                                        choice.effects().assign(),
                                        Optional.empty())));
        return ways;
    }

    /** Returns the workflows that run inside the state. */
    static List<Workflow> inner(State state) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches();
            case State.ForEach forEach -> List.of(forEach.processor());
            case State.Task _,
                    State.Pass _,
                    State.Choice _,
                    State.Wait _,
                    State.Succeed _,
                    State.Fail _ ->
                    List.of();
        };
    }
}
