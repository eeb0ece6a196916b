package dev.rollcall.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.api.Actions;
import dev.rollcall.local.stepfunctions.api.Arns;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Step Functions as one service: state machines, executions, task tokens. */
public final class StepFunctionsService {

    private final Actions actions;

    /**
     * @param integrations what Task states can call besides {@code states:startExecution}, by ARN
     *     without {@code .waitForTaskToken}, which any of them may have
     * @param listener hears of every change of an execution's status
     * @param jitter draws the pauses of retriers with full jitter; seeded, runs repeat
     */
    public StepFunctionsService(
            Timeline timeline,
            Arns arns,
            Map<String, TaskIntegration> integrations,
            StatusListener listener,
            RandomGenerator jitter) {
        this.actions = new Actions(timeline, arns, integrations, listener, jitter);
    }

    /**
     * Carries an action of the API out.
     *
     * @param action its name, as it follows {@code AWSStepFunctions.} in X-Amz-Target
     * @return the body of the answer
     * @throws AwsError as the API reference lists it
     */
    public JsonNode handle(String action, JsonNode body) {
        return actions.handle(action, body);
    }

    /** Makes the next StartExecution calls fail, those from state machines included. */
    public void refuseNextStarts(int count, AwsError error) {
        actions.refuseNextStarts(count, error);
    }

    /** Makes the next StartExecution calls take so much real time before they have their effect. */
    public void delayNextStarts(int count, Duration by) {
        actions.delayNextStarts(count, by);
    }
}
