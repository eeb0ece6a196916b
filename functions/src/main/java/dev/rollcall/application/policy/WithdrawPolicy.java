package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.ProposalState;

import java.util.Optional;

/** Takes a proposed policy back before it is in force. It can be proposed again. */
public final class WithdrawPolicy {
    private static final String ACTION = "policy-withdraw";

    private final Gate gate;
    private final PolicyProposals proposals;
    private final PolicyRecord record;

    public WithdrawPolicy(Gate gate, PolicyProposals proposals, PolicyRecord record) {
        this.gate = requireNonNull(gate, "gate is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.record = requireNonNull(record, "record is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is taken back, now or since before. */
        record Withdrawn(PolicyProposal proposal) implements Outcome {
            public Withdrawn {
                requireNonNull(proposal, "proposal is null");
            }
        }

        /** Nobody proposes a file of this digest. */
        record NoSuchProposal() implements Outcome {}

        /** It is decided, in force, or just being written to: look again. */
        record TooLate(PolicyProposal proposal) implements Outcome {}
    }

    public Gated<Outcome> withdraw(Caller caller, String digest) {
        return gate.pass(caller, ACTION, Operator.PROPOSING_POLICIES)
                .map(operator -> withdraw(caller, operator, digest));
    }

    private Outcome withdraw(Caller caller, Operator operator, String digest) {
        Optional<PolicyProposal> latest =
                proposals.latest().filter(p -> p.change().after().equals(digest));
        if (latest.isEmpty()) {
            return new Outcome.NoSuchProposal();
        }
        PolicyProposal proposal = latest.get();
        if (proposal.state() == ProposalState.WITHDRAWN) {
            return new Outcome.Withdrawn(proposal);
        }
        // What is approved is being put in force: there is nothing to take back any more.
        if (proposal.state() != ProposalState.OPEN) {
            return new Outcome.TooLate(proposal);
        }
        PolicyProposal next = proposal.as(ProposalState.WITHDRAWN);
        if (!proposals.replace(latest, next)) {
            return new Outcome.TooLate(proposals.latest().orElse(proposal));
        }
        record.withdrawn(caller, next, operator.person().value());
        return new Outcome.Withdrawn(next);
    }
}
