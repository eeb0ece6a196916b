package dev.rollcall.local.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.aws.lambda.LambdaHost;
import dev.rollcall.local.stepfunctions.ExecutionView;
import dev.rollcall.local.stepfunctions.StatusListener;
import dev.rollcall.local.template.LocalTemplate.StatusRule;
import dev.rollcall.local.time.Timeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Sends "Step Functions Execution Status Change" events to the functions whose rules match. */
public final class StatusEvents implements StatusListener {
    private final List<StatusRule> rules;
    private final LambdaHost lambda;
    private final Timeline timeline;

    public StatusEvents(List<StatusRule> rules, LambdaHost lambda, Timeline timeline) {
        this.rules = List.copyOf(rules);
        this.lambda = requireNonNull(lambda, "lambda is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    @Override
    public void changed(ExecutionView execution) {
        for (StatusRule rule : rules) {
            if (rule.machines().contains(execution.stateMachineArn())
                    && rule.statuses().contains(execution.status().name())) {
                byte[] event = event(execution).toString().getBytes(StandardCharsets.UTF_8);
                timeline.execute(() -> lambda.invoke(rule.function(), event));
            }
        }
    }

    private ObjectNode event(ExecutionView execution) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Step Functions Execution Status Change");
        event.put("source", "aws.states");
        event.put("account", LocalNames.ACCOUNT);
        event.put("time", timeline.now().toString());
        event.put("region", LocalNames.REGION);
        event.putArray("resources").add(execution.executionArn());
        ObjectNode detail = event.putObject("detail");
        detail.put("executionArn", execution.executionArn());
        detail.put("stateMachineArn", execution.stateMachineArn());
        detail.put("name", execution.name());
        detail.put("status", execution.status().name());
        detail.put("startDate", execution.startDate().toEpochMilli());
        execution.stopDate().ifPresent(stop -> detail.put("stopDate", stop.toEpochMilli()));
        return event;
    }
}
