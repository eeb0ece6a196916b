package dev.rollcall.local.stepfunctions.execution;

import dev.rollcall.local.stepfunctions.definition.State;

/** Which class runs which type of state. */
final class StateRuns {

    private StateRuns() {}

    static StateRun of(State state, Branch branch, Visit visit) {
        return switch (state) {
            case State.Pass pass -> new PassRun(pass, branch, visit);
            case State.Task task -> new TaskRun(task, branch, visit);
            case State.Choice choice -> new ChoiceRun(choice, branch, visit);
            case State.Wait wait -> new WaitRun(wait, branch, visit);
            case State.Parallel parallel -> new ParallelRun(parallel, branch, visit);
            case State.ForEach map -> new MapRun(map, branch, visit);
            case State.Succeed succeed -> new SucceedRun(succeed, branch, visit);
            case State.Fail fail -> new FailRun(fail, branch, visit);
        };
    }
}
