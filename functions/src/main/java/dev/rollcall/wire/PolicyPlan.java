package dev.rollcall.wire;

import java.util.List;

/**
 * What {@code rollcall plan --json} prints: what a policy file would change, put together of all
 * parts.
 *
 * @param person who was asked about; empty: all whom Rollcall has a record of
 * @param whole whether everybody was looked at, and all that they have could be read
 * @param counts of what the file itself changes; what is due anyway is counted apart
 * @param radius the same in words, by what is given or taken
 * @param stopped why not everybody was looked at; empty: everybody was
 * @param held what the breaker would hold, by the limits of the file, if all came now
 * @param observes by the file Rollcall only observes: nothing of this is written
 */
public record PolicyPlan(
        String file,
        String at,
        String before,
        String after,
        String person,
        boolean whole,
        int approversNeeded,
        List<PolicyDifference> differences,
        List<Count> counts,
        List<String> radius,
        List<AccessPlanChange> changes,
        int considered,
        int compared,
        List<PlanPart.LeftOut> leftOut,
        String stopped,
        List<PlanWeight.Held> held,
        boolean observes) {

    /**
     * @param kind as of a change
     * @param anyway how many more the policy in force would make too
     */
    public record Count(String kind, int changes, int people, int anyway) {}

    public PolicyPlan {
        differences = List.copyOf(differences);
        counts = List.copyOf(counts);
        radius = List.copyOf(radius);
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
        held = List.copyOf(held);
    }
}
