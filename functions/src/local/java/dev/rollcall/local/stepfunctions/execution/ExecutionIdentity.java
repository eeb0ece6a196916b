package dev.rollcall.local.stepfunctions.execution;

import static java.util.Objects.requireNonNull;

/** Which execution of which machine, under which role. */
public record ExecutionIdentity(
        String executionArn, String name, String machineArn, String machineName, String roleArn) {

    public ExecutionIdentity {
        requireNonNull(executionArn, "executionArn is null");
        requireNonNull(name, "name is null");
        requireNonNull(machineArn, "machineArn is null");
        requireNonNull(machineName, "machineName is null");
        requireNonNull(roleArn, "roleArn is null");
    }
}
