package dev.rollcall.domain.inventory;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.Optional;

/**
 * A published workflow that nobody manages.
 *
 * @param changedBy who changed it last, if Slack says so
 */
public record OwnerlessWorkflow(WorkflowId id, Optional<AccountId> changedBy) {
    public OwnerlessWorkflow {
        requireNonNull(id, "id is null");
        requireNonNull(changedBy, "changedBy is null");
    }
}
