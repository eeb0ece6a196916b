package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The context object of a workflow, {@code $states.context}, without the part about the state.
 *
 * @param mapItem index and value, inside an iteration
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">
 *     the context object</a>
 */
record Context(ObjectNode execution, ObjectNode stateMachine, Optional<ObjectNode> mapItem) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Context of(ExecutionIdentity identity, JsonNode input, Instant start) {
        ObjectNode execution = JSON.objectNode().put("Id", identity.executionArn());
        execution.set("Input", input);
        execution
                .put("StartTime", timestamp(start))
                .put("Name", identity.name())
                .put("RoleArn", identity.roleArn())
                .put("RedriveCount", 0);
        ObjectNode machine =
                JSON.objectNode()
                        .put("Id", identity.machineArn())
                        .put("Name", identity.machineName());
        return new Context(execution, machine, Optional.empty());
    }

    Context withItem(int index, JsonNode value) {
        ObjectNode item = JSON.objectNode().put("Index", index);
        item.set("Value", value);
        return new Context(execution, stateMachine, Optional.of(item));
    }

    /**
     * @param retryCount of states that can be retried
     * @param token of tasks that wait for one
     */
    ObjectNode in(String state, Instant entered, OptionalInt retryCount, Optional<String> token) {
        ObjectNode context = JSON.objectNode();
        context.set("Execution", execution);
        context.set("StateMachine", stateMachine);
        ObjectNode about = context.putObject("State").put("Name", state);
        about.put("EnteredTime", timestamp(entered));
        retryCount.ifPresent(count -> about.put("RetryCount", count));
        token.ifPresent(text -> context.putObject("Task").put("Token", text));
        mapItem.ifPresent(item -> context.putObject("Map").set("Item", item));
        return context;
    }

    private static String timestamp(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }
}
