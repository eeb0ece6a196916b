package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Task waits longer than its function may run. Otherwise Step Functions would call again while
 * the first call is still writing.
 *
 * @param seconds the functions' timeouts, by the placeholder of their ARN
 */
record TaskTimeoutsRule(Map<String, Integer> seconds) implements Rule {
    TaskTimeoutsRule {
        seconds = Map.copyOf(seconds);
    }

    @Override
    public List<String> violations(Machine machine) {
        return machine.parts().stream()
                .flatMap(part ->
                        part.workflow().states().values().stream()
                                .filter(State.Task.class::isInstance)
                                .map(State.Task.class::cast)
                                .filter(this::tooShort)
                                .map(task -> part.at(task) + " gives up before its function"))
                .toList();
    }

    private boolean tooShort(State.Task task) {
        Optional<Integer> function = function(task);
        int waits = task.timeoutSeconds().map(TaskTimeoutsRule::number).orElse(0);
        return function.isPresent() && waits <= function.get();
    }

    private Optional<Integer> function(State.Task task) {
        return task.arguments()
                .flatMap(TaskTimeoutsRule::functionName)
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .map(seconds::get);
    }

    private static Optional<String> functionName(Template arguments) {
        return arguments instanceof Template.Members(Map<String, Template> members)
                        && members.get("FunctionName") instanceof Template.Constant(var name)
                ? Optional.of(name.asText())
                : Optional.empty();
    }

    /** A timeout that is computed counts as none: nothing here can compare it. */
    private static int number(Template timeout) {
        return timeout instanceof Template.Constant(var number) ? number.asInt() : 0;
    }
}
