package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.regex.Pattern;

/**
 * What the policy says about what a leaver leaves behind.
 *
 * @param workflows what becomes of workflows that the leaver manages
 * @param owner who sees to what no API can end; a label, and no e-mail
 */
public record Aftercare(WorkflowRule workflows, String owner) {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Nothing is written, and operations sees to the rest. */
    public static final Aftercare DEFAULT = new Aftercare(new WorkflowRule.Report(), "operations");

    /** What becomes of a leaver's workflows. */
    public sealed interface WorkflowRule {
        /** They are told of, and left as they are. */
        record Report() implements WorkflowRule {}

        /** They are stopped; whoever manages them besides can publish them again. */
        record Unpublish() implements WorkflowRule {}

        /** The account manages them from now on instead of the leaver. */
        record HandOver(AccountId to) implements WorkflowRule {
            public HandOver {
                requireNonNull(to, "to is null");
            }
        }
    }

    public Aftercare {
        requireNonNull(workflows, "workflows is null");
        requireNonNull(owner, "owner is null");
        if (!LABEL.matcher(owner).matches()) {
            throw new IllegalArgumentException(
                    "An owner of residual items is a label of 1 to 64 letters, digits, dots, dashes"
                            + " or underscores, and no e-mail");
        }
    }
}
