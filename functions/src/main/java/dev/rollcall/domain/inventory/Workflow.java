package dev.rollcall.domain.inventory;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A workflow as just read.
 *
 * @param managers Slack's collaborators: who may change and stop it
 */
public record Workflow(WorkflowId id, Set<AccountId> managers, boolean published) {
    public Workflow {
        requireNonNull(id, "id is null");
        managers = Set.copyOf(managers);
    }

    public boolean managedBy(AccountId account) {
        return managers.contains(account);
    }

    /** Returns who else may change and stop it, whether active or not. */
    public Set<AccountId> managersBesides(AccountId account) {
        return managers.stream()
                .filter(manager -> !manager.equals(account))
                .collect(Collectors.toUnmodifiableSet());
    }
}
