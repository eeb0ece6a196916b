package dev.rollcall.local.stepfunctions.api;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.stepfunctions.definition.Workflow;

import java.time.Instant;

/**
 * A state machine.
 *
 * @param definition ASL as it was given
 */
record Machine(
        String arn,
        String name,
        String roleArn,
        String definition,
        Workflow workflow,
        Instant created,
        int revision) {

    Machine {
        requireNonNull(arn, "arn is null");
        requireNonNull(name, "name is null");
        requireNonNull(roleArn, "roleArn is null");
        requireNonNull(definition, "definition is null");
        requireNonNull(workflow, "workflow is null");
        requireNonNull(created, "created is null");
    }

    Machine updated(String newDefinition, Workflow newWorkflow, String newRoleArn) {
        return new Machine(
                arn, name, newRoleArn, newDefinition, newWorkflow, created, revision + 1);
    }

    boolean isSame(String otherDefinition, String otherRoleArn) {
        return definition.equals(otherDefinition) && roleArn.equals(otherRoleArn);
    }
}
