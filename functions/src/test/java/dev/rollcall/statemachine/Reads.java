package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.Effects;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;
import dev.rollcall.local.stepfunctions.jsonata.Expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The expressions of a state, of whatever type. */
final class Reads {
    private Reads() {}

    /** Returns every variable that one of the state's own expressions reads. */
    static Stream<String> variables(State state) {
        return templates(state).flatMap(Reads::variables);
    }

    private static Stream<Template> templates(State state) {
        return switch (state) {
            case State.Pass pass -> templates(pass.effects());
            case State.Task task ->
                    Stream.concat(
                            present(
                                    task.arguments(),
                                    task.timeoutSeconds(),
                                    task.heartbeatSeconds()),
                            recovered(task));
            case State.Choice choice ->
                    Stream.concat(
                            templates(choice.effects()),
                            choice.rules().stream()
                                    .flatMap(rule ->
                                            Stream.concat(
                                                    Stream.of(rule.condition()),
                                                    templates(rule.effects()))));
            case State.Wait wait ->
                    Stream.concat(Stream.of(until(wait.until())), templates(wait.effects()));
            case State.Parallel parallel ->
                    Stream.concat(present(parallel.arguments()), recovered(parallel));
            case State.ForEach each ->
                    Stream.concat(
                            present(
                                    each.items(),
                                    each.itemSelector(),
                                    each.maxConcurrency(),
                                    each.toleratedFailureCount(),
                                    each.toleratedFailurePercentage()),
                            recovered(each));
            case State.Succeed succeed -> templates(succeed.effects());
            case State.Fail fail -> present(fail.error(), fail.cause());
        };
    }

    private static Stream<Template> recovered(State.Recoverable step) {
        return Stream.concat(
                templates(step.effects()),
                step.recovery().catchers().stream().flatMap(c -> templates(c.effects())));
    }

    private static Stream<Template> templates(Effects effects) {
        return Stream.concat(effects.output().stream(), effects.assign().values().stream());
    }

    private static Template until(State.Wait.Until until) {
        return switch (until) {
            case State.Wait.Until.Seconds(Template seconds) -> seconds;
            case State.Wait.Until.Timestamp(Template timestamp) -> timestamp;
        };
    }

    @SafeVarargs
    private static Stream<Template> present(Optional<Template>... templates) {
        return Stream.of(templates).flatMap(Optional::stream);
    }

    private static Stream<String> variables(Template template) {
        return switch (template) {
            case Template.Constant _ -> Stream.empty();
            case Template.Formula(Expression expression) -> expression.variables().stream();
            case Template.Members(Map<String, Template> members) ->
                    members.values().stream().flatMap(Reads::variables);
            case Template.Elements(List<Template> elements) ->
                    elements.stream().flatMap(Reads::variables);
        };
    }
}
