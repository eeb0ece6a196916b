package dev.rollcall.application.record;

import java.util.Set;

/**
 * What wakes somebody: the one place that tells a page from a mail. Everything is mailed; what is
 * urgent is paged as well.
 */
public final class Urgency {
    /** Where a reason begins so, somebody must look now. */
    private static final Set<String> PAGED =
            Set.of(
                    // A leaver is past a deadline.
                    "late:",
                    // What a hostile leaver left behind is past its hours.
                    "residual-late-hostile:",
                    // Nothing that removes access is written as long as it stands.
                    "stop:all",
                    "stop:unreadable",
                    // Too few of a tier may decide: they are on the list.
                    "approval:too-few",
                    // What waits for a decision is not what was sealed.
                    "approval:altered",
                    // What is held may not get to its approvers.
                    "approval:trouble",
                    // Who left stays signed in: only people can sign them out.
                    "held:sessions-not-on-this-plan",
                    // Nothing is written as long as the file is not the approved one.
                    "policy-not-approved",
                    // Nothing is written as long as there is no policy.
                    "policy-not-adopted",
                    // After the first day: somebody has taken the record of the approved one away.
                    "policy-adopted",
                    // Nobody of a tier has decided in time.
                    "approval:undecided");

    private Urgency() {}

    static boolean isPaged(String reason) {
        return PAGED.stream().anyMatch(reason::startsWith);
    }
}
