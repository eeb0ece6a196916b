package dev.rollcall.domain.policy;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/**
 * What a new policy would change against the one in force, and who may decide on it.
 *
 * @param before digest of the policy in force
 * @param after digest of the new one
 * @param differences in the order of the file; none: the files say the same
 */
public record PolicyChange(String before, String after, List<PolicyDifference> differences) {
    public PolicyChange {
        differences = List.copyOf(differences);
    }

    public static PolicyChange between(WholePolicy before, WholePolicy after) {
        Differences found = new Differences();
        GuardChanges.find(before, after, found);
        PeopleChanges.find(before.access(), after.access(), found);
        ReactionChanges.find(before.reactions(), after.reactions(), found);
        MappingChanges.find(before.access(), after.access(), found);
        return new PolicyChange(before.digest(), after.digest(), found.all());
    }

    public boolean weakens() {
        return differences.stream().anyMatch(PolicyDifference::weakens);
    }

    /** Returns how many approvers of the policy in force must agree. */
    public int approversNeeded() {
        return weakens() ? 2 : 1;
    }

    /**
     * Returns who may decide on it: approvers of the policy in force, never the author. Of whom the
     * policy does not say which person they are, nobody can tell that they are not.
     */
    public static List<Approver> mayDecide(ApprovalPolicy inForce, PersonId author) {
        return inForce.approvers().stream()
                .filter(approver ->
                        approver.person().filter(person -> !person.equals(author)).isPresent())
                .toList();
    }
}
