package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.State;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every error that a state retries or catches by name exists: as one that AWS raises, or as a
 * throwable class of ours, by the name that the Lambda runtime reports ({@code Class.getName()}).
 */
final class ErrorNamesRule implements Rule {
    /** The Amazon States Language's own ("Error names"), those of other dialects left out. */
    private static final Set<String> STATES =
            Set.of(
                    "States.ALL",
                    "States.BranchFailed",
                    "States.ExceedToleratedFailureThreshold",
                    "States.HeartbeatTimeout",
                    "States.NoChoiceMatched",
                    "States.Permissions",
                    "States.QueryEvaluationError",
                    "States.TaskFailed",
                    "States.Timeout");

    /** Raised for a function that was stopped at its timeout. */
    private static final String FUNCTION_TIMEOUT = "Sandbox.Timedout";

    @Override
    public List<String> violations(Machine machine) {
        return machine.parts().stream()
                .flatMap(part ->
                        part.workflow().states().values().stream()
                                .flatMap(ErrorNamesRule::named)
                                .distinct()
                                .filter(name -> !exists(name))
                                .map(name -> part.path() + ": there is no error " + name))
                .distinct()
                .toList();
    }

    private static Stream<String> named(State state) {
        return state instanceof State.Recoverable step
                ? Stream.concat(
                        step.recovery().retriers().stream().flatMap(r -> r.errorEquals().stream()),
                        step.recovery().catchers().stream().flatMap(c -> c.errorEquals().stream()))
                : Stream.empty();
    }

    private static boolean exists(String name) {
        return STATES.contains(name)
                || name.equals(FUNCTION_TIMEOUT)
                || name.matches("(Lambda|StepFunctions)\\.[A-Z][A-Za-z]+")
                || isThrowable(name);
    }

    private static boolean isThrowable(String name) {
        try {
            return Throwable.class.isAssignableFrom(Class.forName(name));
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
