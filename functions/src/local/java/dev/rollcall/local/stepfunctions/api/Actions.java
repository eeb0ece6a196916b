package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.ExecutionView;
import dev.rollcall.local.stepfunctions.StatusListener;
import dev.rollcall.local.stepfunctions.TaskIntegration;
import dev.rollcall.local.stepfunctions.execution.Engine;
import dev.rollcall.local.stepfunctions.execution.TaskTokens;
import dev.rollcall.local.stepfunctions.jsonata.Evaluator;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Puts the service together and finds the action that a request names. */
public final class Actions {

    private final StartFaults faults = new StartFaults();
    private final Machines machines;
    private final Executions executions;
    private final TaskAnswers answers;

    public Actions(
            Timeline timeline,
            Arns arns,
            Map<String, TaskIntegration> given,
            StatusListener listener,
            RandomGenerator jitter) {
        Map<String, TaskIntegration> integrations = new HashMap<>(given);
        integrations.put(
                StartExecutionIntegration.ARN,
                new StartExecutionIntegration(body -> handle("StartExecution", body)));
        TaskTokens tokens = new TaskTokens();
        NestedExecutions nested = new NestedExecutions(tokens, timeline);
        integrations.put(
                NestedExecutions.ARN,
                new StartExecutionIntegration(
                        body -> handle("StartExecution", body),
                        (context, started) -> nested.await(context, view(started))));
        Engine engine =
                new Engine(
                        timeline,
                        new Evaluator(timeline.clock()),
                        integrations,
                        tokens,
                        view -> {
                            listener.changed(view);
                            nested.changed(view);
                        },
                        jitter,
                        arns.region());
        this.machines = new Machines(timeline, arns, integrations.keySet());
        this.executions = new Executions(engine, machines, arns, faults);
        this.answers = new TaskAnswers(tokens);
    }

    /**
     * Carries an action out.
     *
     * @throws AwsError as the API reference lists it; UnknownOperationException if there is no such
     *     action here
     */
    public JsonNode handle(String action, JsonNode body) {
        Request request = new Request(body);
        return switch (action) {
            case "CreateStateMachine" -> machines.create(request);
            case "UpdateStateMachine" -> machines.update(request);
            case "DeleteStateMachine" -> machines.delete(request);
            case "DescribeStateMachine" -> machines.describe(request);
            case "ListStateMachines" -> machines.list(request);
            case "ValidateStateMachineDefinition" -> machines.validate(request);
            case "StartExecution" -> executions.start(request);
            case "DescribeExecution" -> executions.describe(request);
            case "GetExecutionHistory" -> executions.history(request);
            case "ListExecutions" -> executions.list(request);
            case "StopExecution" -> executions.stop(request);
            case "SendTaskSuccess" -> answers.success(request);
            case "SendTaskFailure" -> answers.failure(request);
            case "SendTaskHeartbeat" -> answers.heartbeat(request);
            default ->
                    throw AwsError.badRequest(
                            "UnknownOperationException",
                            "Step Functions has no " + action + " here");
        };
    }

    private Supplier<ExecutionView> view(String executionArn) {
        return () -> executions.view(executionArn);
    }

    public void refuseNextStarts(int count, AwsError error) {
        faults.refuseNext(count, error);
    }

    public void delayNextStarts(int count, Duration by) {
        faults.delayNext(count, by);
    }
}
