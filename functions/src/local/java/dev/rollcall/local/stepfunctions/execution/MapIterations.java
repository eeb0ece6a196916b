package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.rollcall.local.stepfunctions.definition.State;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The iterations of one attempt of a Map. */
final class MapIterations {

    private final MapRun run;
    private final State.ForEach state;
    private final JsonNode items;
    private final int concurrency;
    private final Map<Integer, Branch> active = new TreeMap<>();
    private final Map<Integer, JsonNode> outputs = new TreeMap<>();
    private int nextIndex;
    private long nextFollows;
    private long lastSucceeded;
    private boolean filling;
    private boolean over;

    MapIterations(MapRun run, State.ForEach state, JsonNode items, int concurrency) {
        this.run = run;
        this.state = state;
        this.items = items;
        this.concurrency = concurrency;
        this.nextFollows = run.branch().previous();
        this.lastSucceeded = nextFollows;
    }

    /** Starts iterations while there are items and room, and ends the Map after the last. */
    void fill() {
        if (filling) {
            return;
        }
        filling = true;
        while (!over && nextIndex < items.size() && active.size() < concurrency) {
            List<Iteration> wave = new ArrayList<>();
            while (nextIndex < items.size() && active.size() < concurrency) {
                wave.add(open(nextIndex++));
            }
            for (Iteration iteration : wave) {
                if (!over) {
                    iteration.branch().start(iteration.input());
                }
            }
        }
        filling = false;
        if (!over && outputs.size() == items.size()) {
            over = true;
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            outputs.values().forEach(result::add);
            run.allSucceeded(lastSucceeded, result);
        }
    }

    private Iteration open(int index) {
        Context context = run.branch().context().withItem(index, items.get(index));
        JsonNode input =
                state.itemSelector()
                        .map(template -> run.fieldsIn(context).evaluate(template, "ItemSelector"))
                        .orElse(items.get(index));
        long started =
                run.branch()
                        .execution()
                        .history()
                        .add(
                                "MapIterationStarted",
                                nextFollows,
                                details("mapIterationStarted", index));
        Branch branch = run.branch().inner(state.processor(), context, started, new Ended(index));
        active.put(index, branch);
        return new Iteration(branch, input);
    }

    private Details details(String kind, int index) {
        return Details.of(kind).text("name", state.name()).number("index", index);
    }

    private long record(String type, String kind, int index, long follows) {
        return run.branch().execution().history().add(type, follows, details(kind, index));
    }

    private void iterationSucceeded(int index, Branch branch, JsonNode output) {
        active.remove(index);
        outputs.put(index, output);
        lastSucceeded =
                record("MapIterationSucceeded", "mapIterationSucceeded", index, branch.previous());
        nextFollows = branch.previous();
        fill();
    }

    private void iterationFailed(int index, Branch branch, Failure failure) {
        active.remove(index);
        long told = branch.previous();
        record("MapIterationFailed", "mapIterationFailed", index, told);
        branch.abort(told);
        abort(told);
        run.iterationFailed(told, failure);
    }

    /** Aborts what still runs, each iteration before the state it was in. */
    void abort(long failed) {
        over = true;
        active.forEach((index, branch) -> {
            record("MapIterationAborted", "mapIterationAborted", index, failed);
            branch.abort(failed);
        });
        active.clear();
    }

    void cancel() {
        over = true;
        active.values().forEach(Branch::cancel);
        active.clear();
    }

    private record Iteration(Branch branch, JsonNode input) {}

    private final class Ended implements Branch.Ending {

        private final int index;

        Ended(int index) {
            this.index = index;
        }

        @Override
        public void succeeded(Branch branch, JsonNode output) {
            run.guarded(() -> iterationSucceeded(index, branch, output));
        }

        @Override
        public void failed(Branch branch, Failure failure) {
            run.guarded(() -> iterationFailed(index, branch, failure));
        }
    }
}
