package dev.rollcall.statemachine;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A variable is read only where every way there has assigned it, and is not assigned anew inside a
 * branch: that would be another variable, forgotten at the branch's end.
 */
final class AssignedVariablesRule implements Rule {
    @Override
    public List<String> violations(Machine machine) {
        List<String> found = new ArrayList<>();
        check("", machine.workflow(), Set.of(), found);
        return found;
    }

    private static void check(
            String path, Workflow workflow, Set<String> outer, List<String> found) {
        Map<String, Set<String>> assigned = assignedBefore(workflow, outer);
        for (Ways.Way way : Ways.in(workflow)) {
            way.assigned().keySet().stream()
                    .filter(outer::contains)
                    .map(name -> path + "/" + way.from() + " assigns the outer $" + name)
                    .forEach(found::add);
        }
        for (State state : workflow.states().values()) {
            Set<String> known = assigned.getOrDefault(state.name(), outer);
            String at = path + "/" + state.name();
            Reads.variables(state)
                    .filter(name -> !known.contains(name))
                    .distinct()
                    .map(name -> at + " reads $" + name + ", which a way there does not assign")
                    .forEach(found::add);
            Ways.inner(state).forEach(inner -> check(at, inner, known, found));
        }
    }

    /** Returns what is surely assigned when a state begins: on all ways that lead there. */
    private static Map<String, Set<String>> assignedBefore(Workflow workflow, Set<String> outer) {
        Map<String, Set<String>> before = new HashMap<>();
        before.put(workflow.startAt(), outer);
        Deque<String> open = new ArrayDeque<>(List.of(workflow.startAt()));
        while (!open.isEmpty()) {
            String name = open.remove();
            Set<String> here = before.getOrDefault(name, outer);
            for (Ways.Way way : Ways.of(workflow.state(name))) {
                Set<String> after = new TreeSet<>(here);
                after.addAll(way.assigned().keySet());
                Set<String> known = before.get(way.to());
                if (known != null) {
                    after.retainAll(known);
                }
                if (!after.equals(known)) {
                    before.put(way.to(), after);
                    open.add(way.to());
                }
            }
        }
        return before;
    }
}
