package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.node.JsonNodeType;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;

import java.util.Optional;

/** A Fail state while a branch is in it. */
final class FailRun extends StateRun {

    private final State.Fail state;

    FailRun(State.Fail state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void begin() {
        failed(new Failure(text(state.error(), "Error"), text(state.cause(), "Cause"), false));
    }

    private Optional<String> text(Optional<Template> field, String location) {
        return field.map(
                template -> fields().evaluate(template, location, JsonNodeType.STRING).asText());
    }
}
