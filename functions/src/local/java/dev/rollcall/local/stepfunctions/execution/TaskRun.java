package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

import dev.rollcall.local.stepfunctions.TaskContext;
import dev.rollcall.local.stepfunctions.TaskError;
import dev.rollcall.local.stepfunctions.TaskIntegration;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Template;

import java.time.Duration;
import java.util.Optional;

/** A Task state while a branch is in it. */
final class TaskRun extends RecoverableRun {

    private final State.Task state;
    private Optional<TaskAttempt> attempt = Optional.empty();
    private Optional<String> token = Optional.empty();

    TaskRun(State.Task state, Branch branch, Visit visit) {
        super(state, branch, visit);
        this.state = state;
    }

    @Override
    void attempt() {
        Engine engine = branch().execution().engine();
        TaskAttempt started = new TaskAttempt(this, state.resource());
        if (state.resource().waitsForToken() || state.resource().waitsForJob()) {
            token = Optional.of(engine.tokens().issue(started));
        }
        JsonNode arguments =
                state.arguments()
                        .map(template -> fields().evaluate(template, "Arguments"))
                        .orElse(input());
        Optional<Duration> timeout = seconds(state.timeoutSeconds(), "TimeoutSeconds");
        Optional<Duration> heartbeat = seconds(state.heartbeatSeconds(), "HeartbeatSeconds");
        PayloadLimit.check(arguments, state.name());
        attempt = Optional.of(started);
        started.begin(arguments, timeout, heartbeat);
        call(started, arguments);
    }

    private Optional<Duration> seconds(Optional<Template> field, String location) {
        return field.map(template ->
                Duration.ofSeconds(
                        fields().evaluate(template, location, JsonNodeType.NUMBER).asLong()));
    }

    private void call(TaskAttempt started, JsonNode arguments) {
        Engine engine = branch().execution().engine();
        TaskIntegration integration = engine.integrations().get(state.resource().arn());
        if (integration == null) {
            throw new StateFailed(Failure.runtime("Resource is gone: " + state.resource().arn()));
        }
        TaskContext context =
                new TaskContext(
                        branch().execution().identity().executionArn(),
                        state.name(),
                        retryCount().orElse(0),
                        token);
        branch().execution()
                .afterStep(() -> {
                    if (started.started()) {
                        engine.timeline()
                                .execute(() -> answer(started, integration, arguments, context));
                    }
                });
    }

    private static void answer(
            TaskAttempt started,
            TaskIntegration integration,
            JsonNode arguments,
            TaskContext context) {
        try {
            started.returned(integration.call(arguments, context));
        } catch (TaskError error) {
            started.fail(error.error(), error.cause());
        } catch (RuntimeException broken) {
            started.fail(
                    Optional.of("States.TaskFailed"),
                    Optional.of("The local integration broke; its stack trace was reported"));
            throw broken;
        }
    }

    /** Returns whether this is the attempt that the state waits for. */
    boolean isPresent(TaskAttempt candidate) {
        return attempt.filter(present -> present == candidate).isPresent();
    }

    @Override
    void attemptFailed() {
        attempt.ifPresent(TaskAttempt::close);
        attempt = Optional.empty();
    }

    @Override
    Optional<String> taskToken() {
        // What answers for a job is nobody's to pass on.
        return state.resource().waitsForToken() ? token : Optional.empty();
    }

    @Override
    void cancel() {
        super.cancel();
        attemptFailed();
    }

    @Override
    void abort() {
        cancel();
        abortFallen();
    }

    @Override
    void abortFallen() {
        branch().record("TaskStateAborted");
    }
}
