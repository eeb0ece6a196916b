package dev.rollcall.local.stepfunctions;

/**
 * Hears of every change of an execution's status, as EventBridge does.
 *
 * <p>Called while the execution is locked: hand real work to the timeline.
 */
@FunctionalInterface
public interface StatusListener {

    void changed(ExecutionView execution);
}
