package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.State;

import java.util.ArrayList;
import java.util.List;

/**
 * No error leaves a branch or an iteration, where it would abort the others midway.
 *
 * <p>What can fail inside catches everything; a Fail has no place there. Expressions of a Pass, a
 * Choice or a Wait cannot be caught where they stand, so a Parallel or Map catches everything too,
 * wherever it stands.
 */
final class ContainedErrorsRule implements Rule {
    @Override
    public List<String> violations(Machine machine) {
        List<String> found = new ArrayList<>();
        for (Machine.Part part : machine.parts()) {
            for (State state : part.workflow().states().values()) {
                if (escapes(state, part.isInner())) {
                    found.add(part.at(state) + " lets an error out");
                }
            }
        }
        return found;
    }

    private static boolean escapes(State state, boolean inner) {
        return switch (state) {
            case State.Fail _ -> inner;
            case State.Task task -> inner && !GuardedTasksRule.catchesEverything(task);
            case State.Parallel parallel -> !GuardedTasksRule.catchesEverything(parallel);
            case State.ForEach each -> !GuardedTasksRule.catchesEverything(each);
            case State.Pass _, State.Choice _, State.Wait _, State.Succeed _ -> false;
        };
    }
}
