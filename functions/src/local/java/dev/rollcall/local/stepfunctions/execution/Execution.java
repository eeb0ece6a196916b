package dev.rollcall.local.stepfunctions.execution;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.stepfunctions.ExecutionStatus;
import dev.rollcall.local.stepfunctions.ExecutionView;
import dev.rollcall.local.stepfunctions.definition.Workflow;
import dev.rollcall.local.stepfunctions.execution.History.HistoryFull;
import dev.rollcall.local.time.Timeline.Scheduled;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** One execution of a state machine; safe for use by many threads. */
public final class Execution {

    private final Engine engine;
    private final ExecutionIdentity identity;
    private final Workflow workflow;
    private final String inputText;
    private final JsonNode input;
    private final Instant start;
    private final History history;
    private final Branch root;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> afterStep = new ArrayDeque<>();
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private Optional<Instant> stop = Optional.empty();
    private Optional<String> output = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<Scheduled> timeout = Optional.empty();

    /**
     * @param workflow the definition as it is now; later updates of the machine do not matter
     * @param inputText the input as the caller wrote it
     */
    public Execution(
            Engine engine,
            ExecutionIdentity identity,
            Workflow workflow,
            String inputText,
            JsonNode input) {
        this.engine = requireNonNull(engine, "engine is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.workflow = requireNonNull(workflow, "workflow is null");
        this.inputText = requireNonNull(inputText, "inputText is null");
        this.input = requireNonNull(input, "input is null");
        this.start = engine.timeline().now();
        this.history = new History(engine.timeline().clock());
        Context context = Context.of(identity, input, start);
        this.root = new Branch(this, workflow, Scope.outermost(), context, 0, new Ended());
    }

    /** Starts, and goes on by itself on the timeline. */
    public void begin() {
        locked(() -> {
            history.add(
                    "ExecutionStarted",
                    0,
                    Details.of("executionStarted")
                            .payload("input", inputText)
                            .text("roleArn", identity.roleArn()));
            workflow.timeoutSeconds()
                    .ifPresent(seconds ->
                            timeout =
                                    Optional.of(
                                            engine.timeline()
                                                    .schedule(
                                                            start.plusSeconds(seconds),
                                                            this::timeOut)));
            engine.listener().changed(view());
            return true;
        });
        engine.timeline()
                .execute(() ->
                        step(() -> {
                            root.start(input, inputText);
                            return true;
                        }));
    }

    /** Runs a step of one of the branches, if the execution still runs. */
    boolean step(BooleanSupplier step) {
        return locked(() -> {
            if (status != ExecutionStatus.RUNNING) {
                return false;
            }
            try {
                boolean taken = step.getAsBoolean();
                while (lock.getHoldCount() == 1 && !afterStep.isEmpty()) {
                    afterStep.remove().run();
                }
                return taken;
            } catch (HistoryFull _) {
                fail(
                        Failure.runtime(
                                "The execution reached the maximum number of history events (%d)."
                                        .formatted(History.MAX_EVENTS)),
                        history.lastId());
                return true;
            }
        });
    }

    /**
     * Runs something when the present step is over: all branches that it moved have gone as far as
     * they can then, as on AWS, which schedules the tasks of all of them before it starts the
     * first.
     */
    void afterStep(Runnable action) {
        afterStep.add(action);
    }

    /** Ends the execution with a failure. */
    void fail(Failure why, long previous) {
        failure = Optional.of(why);
        end(
                ExecutionStatus.FAILED,
                "ExecutionFailed",
                previous,
                Details.of("executionFailed").failure(why));
    }

    /** Ends the execution because somebody said so; does nothing if it has ended. */
    public void stop(Optional<String> error, Optional<String> cause) {
        step(() -> {
            Failure why = new Failure(error, cause, false);
            failure = Optional.of(why);
            end(
                    ExecutionStatus.ABORTED,
                    "ExecutionAborted",
                    0,
                    Details.of("executionAborted").failure(why));
            return true;
        });
    }

    /** On AWS only the event tells States.Timeout; the execution has no error then. */
    private void timeOut() {
        step(() -> {
            end(
                    ExecutionStatus.TIMED_OUT,
                    "ExecutionTimedOut",
                    0,
                    Details.of("executionTimedOut").failure(Failure.timeout(false)));
            return true;
        });
    }

    private void end(ExecutionStatus ended, String event, long previous, Details details) {
        root.cancel();
        timeout.ifPresent(Scheduled::cancel);
        status = ended;
        stop = Optional.of(now());
        history.addLast(event, previous, details);
        engine.listener().changed(view());
    }

    /** Returns the execution as it stands. */
    public ExecutionView view() {
        lock.lock();
        try {
            return new ExecutionView(
                    identity.executionArn(),
                    identity.machineArn(),
                    identity.name(),
                    status,
                    start,
                    stop,
                    inputText,
                    output,
                    failure.flatMap(Failure::error),
                    failure.flatMap(Failure::cause));
        } finally {
            lock.unlock();
        }
    }

    /** Returns the history so far, oldest event first. */
    public List<ObjectNode> events() {
        lock.lock();
        try {
            return history.events();
        } finally {
            lock.unlock();
        }
    }

    private boolean locked(BooleanSupplier action) {
        lock.lock();
        try {
            return action.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    Engine engine() {
        return engine;
    }

    ExecutionIdentity identity() {
        return identity;
    }

    History history() {
        return history;
    }

    Instant now() {
        return engine.timeline().now();
    }

    private final class Ended implements Branch.Ending {
        @Override
        public void succeeded(Branch branch, JsonNode result) {
            output = Optional.of(result.toString());
            end(
                    ExecutionStatus.SUCCEEDED,
                    "ExecutionSucceeded",
                    branch.previous(),
                    Details.of("executionSucceeded").payload("output", result));
        }

        @Override
        public void failed(Branch branch, Failure why) {
            fail(why, branch.previous());
        }
    }
}
