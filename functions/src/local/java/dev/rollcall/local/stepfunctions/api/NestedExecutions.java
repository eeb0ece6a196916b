package dev.rollcall.local.stepfunctions.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.ExecutionStatus;
import dev.rollcall.local.stepfunctions.ExecutionView;
import dev.rollcall.local.stepfunctions.TaskContext;
import dev.rollcall.local.stepfunctions.execution.TaskTokens;
import dev.rollcall.local.time.Timeline;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Executions that a Task of another one waits for: {@code
 * arn:aws:states:::states:startExecution.sync:2}. The task succeeds with what DescribeExecution
 * tells, its {@code Output} read as JSON, or fails as {@code States.TaskFailed} with the same as
 * cause (developer guide, "Start a new AWS Step Functions state machine from a running execution").
 * A parent that ends otherwise does not stop its child here.
 */
final class NestedExecutions {
    static final String ARN = "arn:aws:states:::states:startExecution.sync:2";

    private final Map<String, Set<String>> waiting = new ConcurrentHashMap<>();
    private final TaskTokens tokens;
    private final Timeline timeline;

    NestedExecutions(TaskTokens tokens, Timeline timeline) {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /** Answers the task when the execution has ended, which it may have done already. */
    void await(TaskContext task, Supplier<ExecutionView> execution) {
        String token = task.taskToken().orElseThrow();
        ExecutionView view = execution.get();
        waiting.computeIfAbsent(view.executionArn(), _ -> ConcurrentHashMap.newKeySet()).add(token);
        changed(execution.get());
    }

    void changed(ExecutionView view) {
        if (view.status() == ExecutionStatus.RUNNING) {
            return;
        }
        Optional.ofNullable(waiting.remove(view.executionArn()))
                .ifPresent(
                        all -> all.forEach(token -> timeline.execute(() -> answer(token, view))));
    }

    private void answer(String token, ExecutionView view) {
        TaskTokens.Holder task = tokens.holder(token).orElseThrow();
        JsonNode told = told(view);
        if (view.status() == ExecutionStatus.SUCCEEDED) {
            task.succeed(told);
        } else {
            task.fail(Optional.of("States.TaskFailed"), Optional.of(told.toString()));
        }
    }

    private static JsonNode told(ExecutionView view) {
        ObjectNode told =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ExecutionArn", view.executionArn())
                        .put("StateMachineArn", view.stateMachineArn())
                        .put("Name", view.name())
                        .put("Status", view.status().name());
        told.set("Input", json(view.input()));
        view.output().ifPresent(output -> told.set("Output", json(output)));
        view.error().ifPresent(error -> told.put("Error", error));
        view.cause().ifPresent(cause -> told.put("Cause", cause));
        return told;
    }

    private static JsonNode json(String text) {
        return Request.json(text, why -> AwsError.badRequest("InvalidOutput", why));
    }
}
