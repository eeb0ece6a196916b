package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.OwnerlessWorkflow;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;

import java.util.List;

/** Who manages which of Slack's workflows. Reads throw {@link PortFailure}. */
public interface WorkflowManagers {

    /** Returns the workflows that the account manages, published or not. */
    List<Workflow> managedBy(AccountId account);

    /**
     * Returns all published workflows of the organisation that nobody manages.
     *
     * @throws PortFailure.NeedsHuman if there are too many to be listed
     */
    List<OwnerlessWorkflow> ownerless();

    WriteReply add(WorkflowId workflow, AccountId manager);

    WriteReply remove(WorkflowId workflow, AccountId manager);

    /** Stops the workflow; its managers can publish it again. */
    WriteReply unpublish(WorkflowId workflow);
}
