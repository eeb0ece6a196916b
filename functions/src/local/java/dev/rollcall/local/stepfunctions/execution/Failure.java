package dev.rollcall.local.stepfunctions.execution;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a state failed.
 *
 * @param error the error name that Retry and Catch match
 * @param missedHeartbeat whether a heartbeat was missed: AWS reports States.Timeout then, and lets
 *     retriers and catchers name States.HeartbeatTimeout too
 */
record Failure(Optional<String> error, Optional<String> cause, boolean missedHeartbeat) {

    private static final String RUNTIME = "States.Runtime";
    private static final String DATA_LIMIT = "States.DataLimitExceeded";
    private static final String TIMEOUT = "States.Timeout";

    /** What neither States.ALL nor States.TaskFailed stands for. */
    private static final Set<String> TERMINAL = Set.of(RUNTIME, DATA_LIMIT);

    Failure {
        requireNonNull(error, "error is null");
        requireNonNull(cause, "cause is null");
    }

    static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause), false);
    }

    static Failure runtime(String cause) {
        return of(RUNTIME, cause);
    }

    static Failure queryEvaluation(String cause) {
        return of("States.QueryEvaluationError", cause);
    }

    static Failure timeout(boolean missedHeartbeat) {
        return new Failure(Optional.of(TIMEOUT), Optional.empty(), missedHeartbeat);
    }

    /** The documented wording for a payload above 256 KiB. */
    static Failure dataLimit(String stateOrTask) {
        return of(
                DATA_LIMIT,
                "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                        .formatted(stateOrTask));
    }

    /** Returns whether the failure ends the whole execution, whatever stands around the state. */
    boolean endsExecution() {
        return error.filter(RUNTIME::equals).isPresent();
    }

    boolean matches(List<String> names) {
        if (error.filter(names::contains).isPresent()) {
            return true;
        }
        if (missedHeartbeat && names.contains("States.HeartbeatTimeout")) {
            return true;
        }
        if (error.filter(TERMINAL::contains).isPresent()) {
            return false;
        }
        return names.contains("States.ALL")
                || (names.contains("States.TaskFailed") && error.filter(TIMEOUT::equals).isEmpty());
    }

    /** Returns the error output that a catcher passes on. */
    ObjectNode asErrorOutput() {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        error.ifPresent(name -> output.put("Error", name));
        cause.ifPresent(text -> output.put("Cause", text));
        return output;
    }
}
