package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.TaskContext;
import dev.rollcall.local.stepfunctions.TaskError;
import dev.rollcall.local.stepfunctions.TaskIntegration;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** {@code arn:aws:states:::states:startExecution}: starts another execution. */
final class StartExecutionIntegration implements TaskIntegration {

    static final String ARN = "arn:aws:states:::states:startExecution";

    private final Function<JsonNode, JsonNode> startExecution;
    private final BiConsumer<TaskContext, String> started;

    /** An integration that does not wait for the end. */
    StartExecutionIntegration(Function<JsonNode, JsonNode> startExecution) {
        this(startExecution, (_, _) -> {});
    }

    /**
     * @param startExecution the API's action
     * @param started hears of each execution, by its ARN, and of the task that it was started for
     */
    StartExecutionIntegration(
            Function<JsonNode, JsonNode> startExecution, BiConsumer<TaskContext, String> started) {
        this.startExecution = startExecution;
        this.started = started;
    }

    @Override
    public JsonNode call(JsonNode arguments, TaskContext context) throws TaskError {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("stateMachineArn", arguments.path("StateMachineArn"));
        if (arguments.has("Name")) {
            request.set("name", arguments.path("Name"));
        }
        if (arguments.has("Input")) {
            JsonNode input = arguments.path("Input");
            request.put("input", input.isTextual() ? input.textValue() : input.toString());
        }
        try {
            JsonNode answer = startExecution.apply(request);
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.set("ExecutionArn", answer.path("executionArn"));
            result.set("StartDate", answer.path("startDate"));
            started.accept(context, answer.path("executionArn").asText());
            return result;
        } catch (AwsError refused) {
            throw new TaskError(
                    "StepFunctions." + refused.code() + suffix(refused),
                    refused.message()
                            + " (Service: AWSStepFunctions; Status Code: "
                            + refused.httpStatus()
                            + "; Error Code: "
                            + refused.code()
                            + ")");
        }
    }

    private static String suffix(AwsError refused) {
        return refused.code().endsWith("Exception") ? "" : "Exception";
    }
}
