package dev.rollcall.function.operator;

import dev.rollcall.application.policy.ShowPolicy;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyVote;
import dev.rollcall.wire.PolicyStatus;
import dev.rollcall.wire.ProposedPolicy;
import dev.rollcall.wire.ProposedPolicy.Difference;

import java.util.List;

/** What there is to say of policies, as records of the wire. */
final class PolicyJson {
    private PolicyJson() {}

    static PolicyStatus of(ShowPolicy.Standings standing) {
        return new PolicyStatus(
                standing.inForce().digest(),
                standing.inForce().since().toString(),
                standing.latest().map(PolicyJson::shown).map(List::of).orElse(List.of()));
    }

    /** What a request has just made of it; differences and electors are in the status. */
    static ProposedPolicy of(PolicyProposal proposal) {
        return proposed(proposal, BrakeJson.small(proposal.state()), List.of(), List.of());
    }

    private static ProposedPolicy shown(ShowPolicy.Shown shown) {
        String state = BrakeJson.small(shown.proposal().state());
        if (shown.overdue()) {
            state = "overdue";
        } else if (shown.stale()) {
            state = "stale";
        }
        return proposed(
                shown.proposal(),
                state,
                shown.electors().stream().map(ApproverId::value).toList(),
                shown.differences().stream()
                        .map(difference -> new Difference(difference.words(), difference.weakens()))
                        .toList());
    }

    private static ProposedPolicy proposed(
            PolicyProposal proposal,
            String state,
            List<String> electors,
            List<Difference> differences) {
        return new ProposedPolicy(
                proposal.change().after(),
                proposal.change().before(),
                state,
                proposal.by().operator().value(),
                proposal.reason(),
                proposal.at().toString(),
                proposal.expiresAt().toString(),
                proposal.change().needed(),
                proposal.votes().stream().map(PolicyJson::words).toList(),
                electors,
                differences,
                proposal.phrase(true),
                proposal.phrase(false));
    }

    private static String words(PolicyVote vote) {
        return vote.approver() + (vote.approves() ? " approves" : " rejects");
    }
}
