package dev.rollcall.local.stepfunctions.execution;

import dev.rollcall.local.stepfunctions.definition.State;

import java.util.Map;

/** A Succeed state while a branch is in it. */
final class SucceedRun extends StateRun {

    private final State.Succeed state;

    SucceedRun(State.Succeed state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void begin() {
        leave(state.effects(), Map.of(), input(), new State.Successor.End());
    }
}
