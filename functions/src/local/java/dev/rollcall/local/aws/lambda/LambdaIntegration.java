package dev.rollcall.local.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.stepfunctions.TaskContext;
import dev.rollcall.local.stepfunctions.TaskError;
import dev.rollcall.local.stepfunctions.TaskIntegration;

import java.io.IOException;
import java.util.Optional;

/** {@code arn:aws:states:::lambda:invoke}. */
public final class LambdaIntegration implements TaskIntegration {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LambdaHost host;

    public LambdaIntegration(LambdaHost host) {
        this.host = requireNonNull(host, "host is null");
    }

    @Override
    public JsonNode call(JsonNode arguments, TaskContext context) throws TaskError {
        String function = arguments.path("FunctionName").asText();
        JsonNode payload = arguments.path("Payload");
        byte[] event =
                payload.isMissingNode() ? "{}".getBytes(UTF_8) : payload.toString().getBytes(UTF_8);
        return switch (host.invoke(function, event)) {
            case Invocation.Answered answered -> result(answered);
            case Invocation.Failed failed ->
                    throw new TaskError(
                            Optional.of(failed.errorType()),
                            Optional.of(LambdaService.errorObject(failed).toString()));
            case Invocation.Unknown(String name) ->
                    throw new TaskError(
                            "Lambda.ResourceNotFoundException", "Function not found: " + name);
        };
    }

    private static JsonNode result(Invocation.Answered answered) throws TaskError {
        ObjectNode result = JSON.createObjectNode();
        result.put("ExecutedVersion", "1");
        try {
            result.set("Payload", JSON.readTree(answered.payload()));
        } catch (IOException e) {
            throw new TaskError("Lambda.Unknown", "The function's answer is not JSON");
        }
        result.put("StatusCode", 200);
        return result;
    }
}
