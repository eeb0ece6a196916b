package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.OwnerlessWorkflow;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells which published workflows run on with nobody who can stop them. Whether Slack goes on
 * naming a deactivated account as a manager is not documented: both are looked at, what the leaver
 * still manages and what nobody manages any more.
 */
final class LeftWorkflows {
    private final WorkflowManagers workflows;
    private final Accounts accounts;

    LeftWorkflows(WorkflowManagers workflows, Accounts accounts) {
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    /**
     * Returns those of what the leaver manages that nobody else who is active does.
     *
     * @param managed as just read
     */
    List<WorkflowId> among(Collection<Workflow> managed, AccountId leaver) {
        return managed.stream()
                .filter(workflow -> runsWithoutAnybody(workflow, leaver))
                .map(Workflow::id)
                .toList();
    }

    /** Returns those without any manager that the leaver changed last: nobody else's, by that. */
    List<WorkflowId> ownerless(AccountId leaver) {
        return workflows.ownerless().stream()
                .filter(workflow -> workflow.changedBy().equals(Optional.of(leaver)))
                .map(OwnerlessWorkflow::id)
                .toList();
    }

    /** Returns whether it still runs with nobody who looks after it. */
    boolean isLeft(WorkflowId id, AccountId leaver) {
        Optional<Workflow> managed =
                workflows.managedBy(leaver).stream().filter(w -> w.id().equals(id)).findFirst();
        return managed.isPresent()
                ? runsWithoutAnybody(managed.get(), leaver)
                : workflows.ownerless().stream().anyMatch(workflow -> workflow.id().equals(id));
    }

    private boolean runsWithoutAnybody(Workflow workflow, AccountId leaver) {
        return workflow.published()
                && workflow.managersBesides(leaver).stream()
                        .noneMatch(other -> accounts.isActive(other).orElse(false));
    }
}
