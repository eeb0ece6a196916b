package dev.rollcall.local.aws.sns;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.TaskContext;
import dev.rollcall.local.stepfunctions.TaskError;
import dev.rollcall.local.stepfunctions.TaskIntegration;

/** {@code arn:aws:states:::sns:publish}. */
public final class SnsIntegration implements TaskIntegration {
    private final SnsService sns;

    public SnsIntegration(SnsService sns) {
        this.sns = requireNonNull(sns, "sns is null");
    }

    /** Errors are named after the SDK's exceptions. */
    @Override
    public JsonNode call(JsonNode arguments, TaskContext context) throws TaskError {
        JsonNode message = arguments.path("Message");
        try {
            String id =
                    sns.publish(
                            arguments.path("TopicArn").asText(),
                            arguments.path("Subject").asText(),
                            message.isTextual() ? message.asText() : message.toString());
            return JsonNodeFactory.instance.objectNode().put("MessageId", id);
        } catch (AwsError error) {
            throw new TaskError("SNS." + error.code() + "Exception", error.message());
        }
    }
}
