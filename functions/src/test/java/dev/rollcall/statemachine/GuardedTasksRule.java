package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.Recovery.Catcher;
import dev.rollcall.local.stepfunctions.definition.State;

import java.util.ArrayList;
import java.util.List;

/**
 * A call fails sooner or later: each Task retries, catches everything in the end, and times out.
 */
final class GuardedTasksRule implements Rule {
    private static final List<String> EVERYTHING = List.of("States.ALL");

    @Override
    public List<String> violations(Machine machine) {
        List<String> found = new ArrayList<>();
        for (Machine.Part part : machine.parts()) {
            for (State state : part.workflow().states().values()) {
                if (state instanceof State.Task task) {
                    missing(task).forEach(what -> found.add(part.at(task) + " has no " + what));
                }
            }
        }
        return found;
    }

    private static List<String> missing(State.Task task) {
        List<String> missing = new ArrayList<>();
        if (task.recovery().retriers().isEmpty()) {
            missing.add("Retry");
        }
        if (!catchesEverything(task)) {
            missing.add("Catch that ends with States.ALL");
        }
        if (task.timeoutSeconds().isEmpty()) {
            missing.add("TimeoutSeconds");
        }
        return missing;
    }

    static boolean catchesEverything(State.Recoverable state) {
        List<Catcher> catchers = state.recovery().catchers();
        return !catchers.isEmpty() && catchers.getLast().errorEquals().equals(EVERYTHING);
    }
}
