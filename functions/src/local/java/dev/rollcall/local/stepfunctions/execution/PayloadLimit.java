package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/**
 * The most bytes a state may pass on or a task may return.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">quotas:
 *     "Maximum input or output size for a task, state, or execution"</a>
 */
final class PayloadLimit {

    static final int BYTES = 256 * 1024;

    private PayloadLimit() {}

    static boolean isExceededBy(JsonNode payload) {
        return payload.toString().getBytes(StandardCharsets.UTF_8).length > BYTES;
    }

    /**
     * @param stateOrTask what the failure names
     * @throws StateFailed if the payload is too large
     */
    static void check(JsonNode payload, String stateOrTask) {
        if (isExceededBy(payload)) {
            throw new StateFailed(Failure.dataLimit(stateOrTask));
        }
    }
}
