package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** Workflows and who manages them ({@code admin.workflows.*}). */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum WorkflowMethod implements WebMethod {
    SEARCH(
            MethodFacts.read(
                            "admin.workflows.search",
                            Tier.TWO,
                            Capability.WORKFLOWS,
                            "admin.workflows:read")
                    .atMost(50)
                    .neededFor(
                            "leaver: which workflows the person manages, and which nobody does")),
    ADD_MANAGERS(
            MethodFacts.write(
                            "admin.workflows.collaborators.add",
                            Tier.TWO,
                            Capability.WORKFLOWS,
                            "admin.workflows:write")
                    .atMost(50)
                    .neededFor("leaver: handed over")),
    REMOVE_MANAGERS(
            MethodFacts.write(
                            "admin.workflows.collaborators.remove",
                            Tier.TWO,
                            Capability.WORKFLOWS,
                            "admin.workflows:write")
                    .atMost(50)
                    .neededFor("leaver: out of a workflow")),
    UNPUBLISH(
            MethodFacts.write(
                            "admin.workflows.unpublish",
                            Tier.TWO,
                            Capability.WORKFLOWS,
                            "admin.workflows:write")
                    .atMost(50)
                    .neededFor("leaver: stopped, where the policy says so"));

    private final MethodFacts facts;

    WorkflowMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
