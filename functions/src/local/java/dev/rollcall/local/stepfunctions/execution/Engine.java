package dev.rollcall.local.stepfunctions.execution;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.stepfunctions.StatusListener;
import dev.rollcall.local.stepfunctions.TaskIntegration;
import dev.rollcall.local.stepfunctions.jsonata.Evaluator;
import dev.rollcall.local.time.Timeline;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What all executions share.
 *
 * @param integrations by ARN, without token suffix
 * @param jitter draws the pauses of retriers with full jitter
 * @param region the region that events name
 */
public record Engine(
        Timeline timeline,
        Evaluator evaluator,
        Map<String, TaskIntegration> integrations,
        TaskTokens tokens,
        StatusListener listener,
        RandomGenerator jitter,
        String region) {

    public Engine {
        requireNonNull(timeline, "timeline is null");
        requireNonNull(evaluator, "evaluator is null");
        requireNonNull(tokens, "tokens is null");
        requireNonNull(listener, "listener is null");
        requireNonNull(jitter, "jitter is null");
        requireNonNull(region, "region is null");
        integrations = Map.copyOf(integrations);
    }
}
