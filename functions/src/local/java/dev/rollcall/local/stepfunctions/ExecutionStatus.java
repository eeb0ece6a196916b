package dev.rollcall.local.stepfunctions;

/** The status of an execution, as the API spells it. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
}
