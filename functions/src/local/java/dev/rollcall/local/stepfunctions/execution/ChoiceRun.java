package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.node.JsonNodeType;

import dev.rollcall.local.stepfunctions.definition.Effects;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.State.Choice.Rule;

import java.util.Map;
import java.util.Optional;

/** A Choice state while a branch is in it. */
final class ChoiceRun extends StateRun {

    private final State.Choice state;

    ChoiceRun(State.Choice state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void begin() {
        Optional<Rule> rule = firstTrue();
        String target =
                rule.map(Rule::next)
                        .or(state::otherwise)
                        .orElseThrow(() ->
                                new StateFailed(
                                        Failure.runtime(
                                                explained(
                                                        "Failed to transition out of the state. The"
                                                                + " state does not point to a next"
                                                                + " state."))));
        Effects effects = rule.map(Rule::effects).orElse(state.effects());
        leave(effects, Map.of(), input(), new State.Successor.Next(target));
    }

    private Optional<Rule> firstTrue() {
        TemplateEvaluator fields = fields();
        int index = 0;
        for (Rule rule : state.rules()) {
            String location = "Choices[" + index++ + "]/Condition";
            if (fields.evaluate(rule.condition(), location, JsonNodeType.BOOLEAN).asBoolean()) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
