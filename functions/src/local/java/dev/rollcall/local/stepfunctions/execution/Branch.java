package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.State.Successor;
import dev.rollcall.local.stepfunctions.definition.Workflow;
import dev.rollcall.local.time.Timeline.Scheduled;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One line of control through a workflow: the execution itself, a Parallel's branch or a Map's
 * iteration. It is in one state at a time and has its own chain of previous events.
 *
 * <p>Guarded by the execution's lock. States that end at once are walked through in a loop, so that
 * a long execution needs no deep stack.
 */
final class Branch {

    private final Execution execution;
    private final Workflow workflow;
    private final Scope scope;
    private final Context context;
    private final Ending ending;
    private long previous;
    private @Nullable StateRun current;
    private @Nullable StateRun fallen;
    private @Nullable Arrival next;
    private boolean walking;
    private boolean over;

    /**
     * @param previous the event that the first one follows
     */
    Branch(
            Execution execution,
            Workflow workflow,
            Scope scope,
            Context context,
            long previous,
            Ending ending) {
        this.execution = execution;
        this.workflow = workflow;
        this.scope = scope;
        this.context = context;
        this.previous = previous;
        this.ending = ending;
    }

    /** Returns a branch inside this one, which reads this one's variables. */
    Branch inner(Workflow inside, Context insideContext, long follows, Ending whenOver) {
        return new Branch(execution, inside, scope.inner(), insideContext, follows, whenOver);
    }

    void start(JsonNode input) {
        start(input, input.toString());
    }

    /**
     * Enters the first state.
     *
     * @param text the input as it was written, which is how the history repeats it
     */
    void start(JsonNode input, String text) {
        next = new Arrival(workflow.startAt(), input, text);
        walk();
    }

    /** Goes on after the present state is done. */
    void proceed(Successor successor, JsonNode output) {
        current = null;
        switch (successor) {
            case Successor.Next(String name) -> {
                next = new Arrival(name, output, output.toString());
                walk();
            }
            case Successor.End() -> {
                over = true;
                ending.succeeded(this, output);
            }
        }
    }

    /** Ends the branch with a failure that its states did not catch. */
    void fail(Failure failure) {
        fallen = current;
        current = null;
        over = true;
        if (failure.endsExecution()) {
            execution.fail(failure, previous);
        } else {
            ending.failed(this, failure);
        }
    }

    private void walk() {
        if (walking) {
            return;
        }
        walking = true;
        try {
            for (Arrival arrival = next; arrival != null && !over; arrival = next) {
                next = null;
                State state = workflow.state(arrival.state());
                long follows = previous;
                record(
                        state.type() + "StateEntered",
                        Details.of("stateEntered")
                                .text("name", state.name())
                                .payload("input", arrival.text()));
                StateRun run =
                        StateRuns.of(
                                state,
                                this,
                                new Visit(arrival.input(), follows, previous, execution.now()));
                current = run;
                run.guarded(run::begin);
            }
        } finally {
            walking = false;
        }
    }

    /**
     * Continues a state that waited, unless it is no longer the present one.
     *
     * @return whether it was
     */
    boolean resume(StateRun run, Runnable action) {
        return execution.step(() -> {
            if (over || current != run) {
                return false;
            }
            run.guarded(action);
            return true;
        });
    }

    /** Continues a state when the clock reaches the instant. */
    Scheduled resumeAt(Instant when, StateRun run, Runnable action) {
        return execution.engine().timeline().schedule(when, () -> resume(run, action));
    }

    /** Stops without a trace in the history, as when the whole execution ends. */
    void cancel() {
        StateRun run = current;
        over = true;
        current = null;
        if (run != null) {
            run.cancel();
        }
    }

    /**
     * Stops because this branch or a sibling failed, which the history shows.
     *
     * @param failed the event that told of the failure; all that is aborted follows it
     */
    void abort(long failed) {
        StateRun run = current;
        previous = failed;
        over = true;
        current = null;
        if (run != null) {
            run.abort();
        } else if (fallen != null) {
            fallen.abortFallen();
        }
    }

    /** Adds an event to the history and to this branch's chain. */
    long record(String type, Details details) {
        previous = execution.history().add(type, previous, details);
        return previous;
    }

    /** Adds an event without details to the history and to this branch's chain. */
    long record(String type) {
        previous = execution.history().add(type, previous);
        return previous;
    }

    long previous() {
        return previous;
    }

    /** Continues the chain after another event, which a branch inside has added. */
    void follow(long event) {
        previous = event;
    }

    Execution execution() {
        return execution;
    }

    Scope scope() {
        return scope;
    }

    Context context() {
        return context;
    }

    boolean isOver() {
        return over;
    }

    /** What a branch tells whoever started it, once. */
    interface Ending {

        void succeeded(Branch branch, JsonNode output);

        void failed(Branch branch, Failure failure);
    }

    private record Arrival(String state, JsonNode input, String text) {}
}
