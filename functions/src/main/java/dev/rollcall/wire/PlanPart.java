package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code POST /operator/plan}: what a policy would change, for as many people as
 * could be looked at in one go. Ids, codes and times, no names of people.
 *
 * @param before digest of the policy in force
 * @param after digest of the file
 * @param approversNeeded how many approvers of the policy in force would have to agree
 * @param considered how many people were compared by the source's and our records
 * @param compared how many of them were compared with Slack too, since the change may mean them
 * @param leftOut of whom nothing, or not everything, can be said
 * @param next to be sent as {@code from}; empty: that was everybody
 * @param notBefore when to go on; empty: at once
 */
public record PlanPart(
        String at,
        String before,
        String after,
        int approversNeeded,
        List<PolicyDifference> differences,
        List<AccessPlanChange> changes,
        int considered,
        int compared,
        List<LeftOut> leftOut,
        String next,
        String notBefore) {

    /**
     * @param why a code
     */
    public record LeftOut(String person, String why) {}

    public PlanPart {
        differences = List.copyOf(differences);
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
    }
}
