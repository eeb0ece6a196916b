package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.execution.TaskTokens;

/** The actions by which somebody answers a task that waits for its token. */
final class TaskAnswers {

    private final TaskTokens tokens;

    TaskAnswers(TaskTokens tokens) {
        this.tokens = tokens;
    }

    JsonNode success(Request request) {
        TaskTokens.Holder holder = holder(request);
        JsonNode output =
                Request.json(
                        request.text("output"),
                        why ->
                                AwsError.badRequest(
                                        "InvalidOutput", "Invalid Output: '" + why + "'"));
        return settled(holder.succeed(output));
    }

    JsonNode failure(Request request) {
        return settled(holder(request).fail(request.optional("error"), request.optional("cause")));
    }

    JsonNode heartbeat(Request request) {
        return settled(holder(request).heartbeat());
    }

    private TaskTokens.Holder holder(Request request) {
        return tokens.holder(request.text("taskToken"))
                .orElseThrow(() ->
                        AwsError.badRequest("InvalidToken", "Invalid Token: 'Invalid token'"));
    }

    /** An answer that comes too late gets the same error whatever ended the task. */
    private static JsonNode settled(boolean waited) {
        if (!waited) {
            throw AwsError.badRequest(
                    "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
