package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who decides on a proposed policy: approvers of the policy in force who are not its author, and
 * for whom that policy also knows a caller with the role. What the proposed file says of approvers
 * counts for nothing.
 */
public record PolicyElectors(WholePolicy inForce, PersonId author) {
    /** With fewer, a change that weakens could not be decided on, nor could that be mended. */
    public static final int LEAST = 2;

    public PolicyElectors {
        requireNonNull(inForce, "inForce is null");
        requireNonNull(author, "author is null");
    }

    /** Returns who could decide under a policy, whoever the author were. */
    public static List<Approver> of(WholePolicy policy) {
        return of(policy.approvals(), policy.operators());
    }

    /** Returns who could decide under a policy that says so of approvers and callers. */
    public static List<Approver> of(ApprovalPolicy approvals, Operators operators) {
        return approvals.approvers().stream()
                .filter(approver ->
                        approver.person().filter(human -> canCall(operators, human)).isPresent())
                .toList();
    }

    public List<Approver> all() {
        List<Approver> mayDecide = PolicyChange.mayDecide(inForce.approvals(), author);
        return of(inForce).stream().filter(mayDecide::contains).toList();
    }

    /** Returns the approver who this human is, if they may decide. */
    public Optional<Approver> of(PersonId human) {
        return all().stream()
                .filter(approver -> approver.person().filter(human::equals).isPresent())
                .findFirst();
    }

    /** Returns whether these words, as far as they count, are enough for the change. */
    public boolean agree(PolicyChange change, List<PolicyVote> votes) {
        boolean refused = votes.stream().anyMatch(vote -> !vote.approves());
        long counted =
                votes.stream()
                        .filter(PolicyVote::approves)
                        .filter(vote ->
                                of(vote.human())
                                        .filter(a -> Objects.equals(a.id(), vote.approver()))
                                        .isPresent())
                        .map(PolicyVote::human)
                        .distinct()
                        .count();
        return !refused && counted >= change.approversNeeded();
    }

    private static boolean canCall(Operators operators, PersonId human) {
        return operators.all().stream()
                .filter(Operator::mayDecideOnPolicies)
                .anyMatch(operator -> operator.human().filter(human::equals).isPresent());
    }
}
