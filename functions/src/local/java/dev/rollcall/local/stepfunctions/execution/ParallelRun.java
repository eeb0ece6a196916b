package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Parallel state while a branch is in it. */
final class ParallelRun extends RecoverableRun {

    private final State.Parallel state;
    private List<Branch> branches = List.of();
    private Map<Branch, JsonNode> outputs = Map.of();
    private boolean succeeded;

    ParallelRun(State.Parallel state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void attempt() {
        succeeded = false;
        JsonNode input =
                state.arguments()
                        .map(template -> fields().evaluate(template, "Arguments"))
                        .orElse(input());
        long started = branch().record("ParallelStateStarted");
        outputs = new HashMap<>();
        List<Branch> all = new ArrayList<>();
        for (Workflow workflow : state.branches()) {
            all.add(branch().inner(workflow, branch().context(), started, new Ended()));
        }
        branches = List.copyOf(all);
        for (Branch inner : all) {
            if (!inner.isOver()) {
                inner.start(input);
            }
        }
    }

    private void branchSucceeded(Branch inner, JsonNode output) {
        outputs.put(inner, output);
        if (outputs.size() == branches.size()) {
            branch().follow(inner.previous());
            branch().record("ParallelStateSucceeded");
            branch().follow(inner.previous());
            succeeded = true;
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            branches.forEach(each -> result.add(outputs.get(each)));
            succeed(result);
        }
    }

    private void branchFailed(Branch inner, Failure failure) {
        long told = inner.previous();
        branch().follow(told);
        abortBranches(told);
        failed(failure);
    }

    private void abortBranches(long failed) {
        branches.stream()
                .filter(each -> !outputs.containsKey(each))
                .forEach(each -> each.abort(failed));
    }

    @Override
    void attemptFailed() {
        branches.forEach(Branch::cancel);
    }

    @Override
    void gaveUp() {
        if (!succeeded) {
            branch().record("ParallelStateFailed");
        }
    }

    @Override
    void cancel() {
        super.cancel();
        branches.forEach(Branch::cancel);
    }

    @Override
    void abort() {
        abortBranches(branch().previous());
        super.cancel();
        branch().record("ParallelStateAborted");
    }

    private final class Ended implements Branch.Ending {
        @Override
        public void succeeded(Branch inner, JsonNode output) {
            guarded(() -> branchSucceeded(inner, output));
        }

        @Override
        public void failed(Branch inner, Failure failure) {
            guarded(() -> branchFailed(inner, failure));
        }
    }
}
