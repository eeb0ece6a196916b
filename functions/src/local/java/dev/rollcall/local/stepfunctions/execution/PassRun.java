package dev.rollcall.local.stepfunctions.execution;

import dev.rollcall.local.stepfunctions.definition.State;

import java.util.Map;

/** A Pass state while a branch is in it. */
final class PassRun extends StateRun {

    private final State.Pass state;

    PassRun(State.Pass state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void begin() {
        leave(state.effects(), Map.of(), input(), state.next());
    }
}
