package dev.rollcall.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

/** An AWS service action that Task states can call. Called on a thread that may block. */
@FunctionalInterface
public interface TaskIntegration {

    /**
     * Carries the call out.
     *
     * @param arguments the evaluated Arguments of the state
     * @return the result, as the service's integration on AWS gives it
     * @throws TaskError if the service refuses or fails, named as on AWS
     */
    JsonNode call(JsonNode arguments, TaskContext context) throws TaskError;
}
