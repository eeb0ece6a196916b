package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyVote;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes an approver's word on a proposed policy. Who may say it is what the policy in force says.
 */
public final class DecideOnPolicy {
    private static final String ACTION = "policy-decide";

    /** Two approvers in the same second are ordered by the table. */
    private static final int TRIES = 5;

    private final Gate gate;
    private final OperatorRecord operators;
    private final ReadInForce inForce;
    private final PolicyProposals proposals;
    private final PolicyRecord record;
    private final Clock clock;

    public DecideOnPolicy(
            Gate gate,
            OperatorRecord operators,
            ReadInForce inForce,
            PolicyProposals proposals,
            PolicyRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.operators = requireNonNull(operators, "operators is null");
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What the approver said.
     *
     * @param digest of the file, whole
     * @param phrase as typed
     */
    public record Word(String digest, boolean approves, String phrase) {
        public Word {
            requireNonNull(digest, "digest is null");
            requireNonNull(phrase, "phrase is null");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Counted(PolicyProposal proposal) implements Outcome {
            public Counted {
                requireNonNull(proposal, "proposal is null");
            }
        }

        /** This human's first word stands. */
        record SaidBefore(PolicyProposal proposal, PolicyVote vote) implements Outcome {}

        /** Nobody proposes a file of this digest. */
        record NoSuchProposal() implements Outcome {}

        /** It was compared with a policy that is not in force any more. */
        record Stale(PolicyProposal proposal) implements Outcome {}

        /** Decided, withdrawn or overdue. */
        record TooLate(PolicyProposal proposal) implements Outcome {}

        record WrongPhrase(String expected) implements Outcome {}

        /** Who proposes a policy does not decide on it. */
        record IsAuthor() implements Outcome {}

        /** The policy in force has no approver who is this caller. */
        record NoApprover() implements Outcome {}
    }

    public Gated<Outcome> decide(Caller caller, Word word) {
        return gate.pass(caller, ACTION).then(_ -> decideAfresh(caller, word));
    }

    private Gated<Outcome> decideAfresh(Caller caller, Word word) {
        Standing standing = inForce.read();
        // Read afresh: what was known of the caller may be a minute old.
        return gate.pass(
                        caller,
                        ACTION,
                        standing.policy().operators(),
                        Operator.DECIDING_ON_POLICIES)
                .map(operator -> untilCounted(caller, operator, standing, word));
    }

    private Outcome untilCounted(Caller caller, Operator operator, Standing standing, Word word) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Outcome> outcome = decide(caller, operator, standing, word);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new PortFailure.Unavailable("Deciding on a policy found others at it");
    }

    /** Returns nothing if somebody else was at it in the same moment. */
    private Optional<Outcome> decide(
            Caller caller, Operator operator, Standing standing, Word word) {
        Optional<PolicyProposal> latest =
                proposals.latest().filter(p -> p.change().after().equals(word.digest()));
        if (latest.isEmpty()) {
            return Optional.of(new Outcome.NoSuchProposal());
        }
        PolicyProposal proposal = latest.get();
        Optional<PersonId> human = operator.human();
        if (human.filter(proposal.by().human()::equals).isPresent()) {
            operators.refused(caller, ACTION, "author");
            return Optional.of(new Outcome.IsAuthor());
        }
        Optional<Approver> approver =
                human.flatMap(new PolicyElectors(standing.policy(), proposal.by().human())::of);
        if (approver.isEmpty()) {
            operators.refused(caller, ACTION, "no-approver");
            return Optional.of(new Outcome.NoApprover());
        }
        Optional<PolicyVote> before = proposal.voteOf(human.get());
        if (before.isPresent()) {
            // A death after the first word may have left it out of the ledger.
            record.voted(caller, proposal, before.get());
            return Optional.of(new Outcome.SaidBefore(proposal, before.get()));
        }
        if (!proposal.isOpen(clock.instant())) {
            return Optional.of(new Outcome.TooLate(proposal));
        }
        if (!proposal.isAgainst(standing.approved().digest())) {
            return Optional.of(new Outcome.Stale(proposal));
        }
        String expected = proposal.phrase(word.approves());
        if (!expected.equals(word.phrase().strip().toLowerCase(Locale.ROOT))) {
            return Optional.of(new Outcome.WrongPhrase(expected));
        }
        PolicyVote vote =
                new PolicyVote(approver.get().id(), human.get(), word.approves(), clock.instant());
        PolicyProposal next = proposal.with(vote);
        if (!proposals.replace(Optional.of(proposal), next)) {
            return Optional.empty();
        }
        record.voted(caller, next, vote);
        return Optional.of(new Outcome.Counted(next));
    }
}
