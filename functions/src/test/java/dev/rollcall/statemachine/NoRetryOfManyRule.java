package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.State;

import java.util.List;

/** A retried Parallel or Map would do again what some of its branches have done already. */
final class NoRetryOfManyRule implements Rule {
    @Override
    public List<String> violations(Machine machine) {
        return machine.parts().stream()
                .flatMap(part ->
                        part.workflow().states().values().stream()
                                .filter(NoRetryOfManyRule::retriesMany)
                                .map(state -> part.at(state) + " is retried as a whole"))
                .toList();
    }

    private static boolean retriesMany(State state) {
        return switch (state) {
            case State.Parallel parallel -> !parallel.recovery().retriers().isEmpty();
            case State.ForEach each -> !each.recovery().retriers().isEmpty();
            case State.Task _,
                    State.Pass _,
                    State.Choice _,
                    State.Wait _,
                    State.Succeed _,
                    State.Fail _ ->
                    false;
        };
    }
}
