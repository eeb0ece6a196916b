package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;

import java.util.Optional;

/** A Map state while a branch is in it. */
final class MapRun extends RecoverableRun {

    /** How many iterations of an inline Map run at once at most. */
    private static final int MAX_CONCURRENCY = 40;

    private final State.ForEach state;
    private Optional<MapIterations> iterations = Optional.empty();
    private boolean succeeded;

    MapRun(State.ForEach state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void attempt() {
        succeeded = false;
        JsonNode items = items();
        int concurrency = number(state.maxConcurrency(), "MaxConcurrency");
        number(state.toleratedFailureCount(), "ToleratedFailureCount");
        number(state.toleratedFailurePercentage(), "ToleratedFailurePercentage");
        branch().record(
                        "MapStateStarted",
                        Details.of("mapStateStarted").number("length", items.size()));
        int bounded = concurrency == 0 ? MAX_CONCURRENCY : Math.min(concurrency, MAX_CONCURRENCY);
        MapIterations started = new MapIterations(this, state, items, bounded);
        iterations = Optional.of(started);
        started.fill();
    }

    private JsonNode items() {
        if (state.items().isEmpty()) {
            if (!input().isArray()) {
                throw new QueryFailed(
                        Optional.empty(), "Map state input must be an array but was: " + input());
            }
            return input();
        }
        return fields().evaluate(state.items().get(), "Items", JsonNodeType.ARRAY);
    }

    private int number(Optional<Template> field, String location) {
        return field.map(template ->
                        fields().evaluate(template, location, JsonNodeType.NUMBER).asInt())
                .orElse(0);
    }

    /** Goes on after the last iteration has succeeded. */
    void allSucceeded(long last, JsonNode result) {
        branch().follow(last);
        branch().record("MapStateSucceeded");
        branch().follow(last);
        succeeded = true;
        succeed(result);
    }

    /** Takes the failure of an iteration, whose chain of events goes on here. */
    void iterationFailed(long follows, Failure failure) {
        branch().follow(follows);
        failed(failure);
    }

    @Override
    void attemptFailed() {
        iterations.ifPresent(MapIterations::cancel);
        iterations = Optional.empty();
    }

    @Override
    void gaveUp() {
        if (!succeeded) {
            branch().record("MapStateFailed");
        }
    }

    @Override
    void cancel() {
        super.cancel();
        iterations.ifPresent(MapIterations::cancel);
    }

    @Override
    void abort() {
        super.cancel();
        iterations.ifPresent(running -> running.abort(branch().previous()));
        branch().record("MapStateAborted");
    }
}
