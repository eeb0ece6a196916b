package dev.rollcall.application.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.KnowCaller;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Reading;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.PolicyDifference;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.ProposalState;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows which policy is in force, what is proposed, and the proposed file. It changes nothing. */
public final class ShowPolicy {
    private static final String ACTION = "policy-show";

    private final KnowCaller callers;
    private final OperatorRecord operators;
    private final ReadInForce inForce;
    private final PolicyFiles files;
    private final PolicyProposals proposals;
    private final Clock clock;

    public ShowPolicy(
            KnowCaller callers,
            OperatorRecord operators,
            ReadInForce inForce,
            PolicyFiles files,
            PolicyProposals proposals,
            Clock clock) {
        this.callers = requireNonNull(callers, "callers is null");
        this.operators = requireNonNull(operators, "operators is null");
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.files = requireNonNull(files, "files is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The latest proposal as it stands now.
     *
     * @param stale whether it was compared with a policy that is not in force any more
     * @param overdue whether nobody decided in time
     * @param differences found afresh, against the policy in force; none if it is stale
     * @param electors who may decide on it
     */
    public record Shown(
            PolicyProposal proposal,
            boolean stale,
            boolean overdue,
            List<PolicyDifference> differences,
            List<ApproverId> electors) {
        public Shown {
            requireNonNull(proposal, "proposal is null");
            differences = List.copyOf(differences);
            electors = List.copyOf(electors);
        }
    }

    /** What there is to see. */
    public sealed interface Outcome {
        record Standing(PolicyInForce inForce, Optional<Shown> latest) implements Outcome {
            public Standing {
                requireNonNull(inForce, "inForce is null");
                requireNonNull(latest, "latest is null");
            }
        }

        /** The proposed file, which has that digest. */
        record File(String digest, String text) implements Outcome {
            public File {
                requireNonNull(digest, "digest is null");
                requireNonNull(text, "text is null");
            }
        }

        /** Nothing was ever proposed. */
        record NoProposal() implements Outcome {}

        /**
         * @param needed one of these roles would do
         */
        record NotAllowed(Set<Role> needed) implements Outcome {
            public NotAllowed {
                needed = Set.copyOf(needed);
            }
        }

        /** The policy does not know the caller. */
        record Unknown() implements Outcome {}
    }

    public Outcome status(Caller caller) {
        if (callers.know(caller, ACTION).isEmpty()) {
            return new Outcome.Unknown();
        }
        Standing standing = inForce.read();
        return new Outcome.Standing(
                standing.approved(), proposals.latest().map(latest -> shown(latest, standing)));
    }

    public Outcome file(Caller caller) {
        Optional<Operator> operator = callers.know(caller, ACTION);
        if (operator.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!operator.get().mayReadPolicies()) {
            operators.refused(caller, ACTION, "role");
            return new Outcome.NotAllowed(Operator.READING_POLICIES);
        }
        return proposals
                .latest()
                .map(latest -> latest.change().after())
                .<Outcome>map(
                        digest -> new Outcome.File(digest, new String(files.kept(digest), UTF_8)))
                .orElseGet(Outcome.NoProposal::new);
    }

    private Shown shown(PolicyProposal latest, Standing standing) {
        Instant now = clock.instant();
        boolean stale = latest.isPending(now) && !latest.isAgainst(standing.approved().digest());
        boolean overdue = latest.state() == ProposalState.OPEN && !latest.isOpen(now);
        return new Shown(
                latest,
                stale,
                overdue,
                latest.isAgainst(standing.approved().digest())
                        ? differences(latest, standing)
                        : List.of(),
                new PolicyElectors(standing.policy(), latest.by().human())
                        .all().stream().map(Approver::id).toList());
    }

    private List<PolicyDifference> differences(PolicyProposal latest, Standing standing) {
        return switch (files.read(files.kept(latest.change().after()))) {
            case Reading.Valid valid ->
                    PolicyChange.between(standing.policy(), valid.policy()).differences();
            case Reading.Invalid _ ->
                    throw new PortFailure.NeedsHuman("Reading a proposed policy", "invalid-policy");
        };
    }
}
