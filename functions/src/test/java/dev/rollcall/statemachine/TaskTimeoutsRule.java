package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Task waits longer than its function may run. Otherwise Step Functions would call again while
 * the first call is still writing.
 *
 * @param seconds the functions' timeouts, by the placeholder of their ARN
 */
record TaskTimeoutsRule(Map<String, Integer> seconds) implements Rule {
    private static final Pattern LEAST = Pattern.compile("^\\s*\\$max\\(\\[(\\d+), ");

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

    /**
     * Of a computed timeout the least it can be counts, where it says so as {@code $max([61, …])};
     * any other counts as none.
     */
    private static int number(Template timeout) {
        return switch (timeout) {
            case Template.Constant(var number) -> number.asInt();
            case Template.Formula formula -> {
                Matcher least = LEAST.matcher(formula.expression().source());
                yield least.find() ? Integer.parseInt(least.group(1)) : 0;
            }
            default -> 0;
        };
    }
}
