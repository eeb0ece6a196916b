package dev.rollcall.policyfile;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.Aftercare;
import dev.rollcall.domain.lifecycle.Aftercare.WorkflowRule;

import java.util.Optional;
import java.util.Set;

/**
 * What the policy says about what leavers leave behind: {@code workflows} is {@code report} (which
 * it is too if it is absent), {@code unpublish}, or an object with {@code handover}, an account.
 */
final class AftercareYaml {
    private static final String WORKFLOWS = "workflows";

    private AftercareYaml() {}

    static Aftercare read(PolicyNode leavers) {
        Optional<WorkflowRule> workflows = workflows(leavers);
        Optional<String> owner =
                leavers.optionalText(
                        "residualOwner",
                        "operations",
                        text -> new Aftercare(new WorkflowRule.Report(), text).owner());
        return new Aftercare(
                workflows.orElse(Aftercare.DEFAULT.workflows()),
                owner.orElse(Aftercare.DEFAULT.owner()));
    }

    private static Optional<WorkflowRule> workflows(PolicyNode leavers) {
        if (leavers.isObject(WORKFLOWS)) {
            PolicyNode rule = leavers.object(WORKFLOWS);
            rule.allow(Set.of("handover"));
            return rule.text("handover", "U012AB3CD", AccountId::new)
                    .map(WorkflowRule.HandOver::new);
        }
        return leavers.optionalText(WORKFLOWS, "report", AftercareYaml::rule);
    }

    private static WorkflowRule rule(String text) {
        return switch (text) {
            case "report" -> new WorkflowRule.Report();
            case "unpublish" -> new WorkflowRule.Unpublish();
            default ->
                    throw new IllegalArgumentException(
                            "write report, unpublish, or handover: with an account's id");
        };
    }
}
