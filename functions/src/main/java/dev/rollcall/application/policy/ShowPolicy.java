package dev.rollcall.application.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.PolicyDifference;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.domain.policy.ProposalState;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows which policy is in force, what is proposed, and the proposed file. It changes nothing. */
public final class ShowPolicy {
    private static final String ACTION = "policy-show";

    private final Gate gate;
    private final ReadInForce inForce;
    private final PolicyFiles files;
    private final PolicyReader reader;
    private final PolicyProposals proposals;
    private final Clock clock;

    public ShowPolicy(
            Gate gate,
            ReadInForce inForce,
            PolicyFiles files,
            PolicyReader reader,
            PolicyProposals proposals,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.files = requireNonNull(files, "files is null");
        this.reader = requireNonNull(reader, "reader is null");
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

    /** Which policy is in force, and the latest proposal. */
    public record Standings(PolicyInForce inForce, Optional<Shown> latest) {
        public Standings {
            requireNonNull(inForce, "inForce is null");
            requireNonNull(latest, "latest is null");
        }
    }

    /** The proposed file, which has that digest. */
    public record File(String digest, String text) {
        public File {
            requireNonNull(digest, "digest is null");
            requireNonNull(text, "text is null");
        }
    }

    public Gated<Standings> status(Caller caller) {
        return gate.pass(caller, ACTION).map(_ -> standings());
    }

    /** Returns nothing if nothing was ever proposed. */
    public Gated<Optional<File>> file(Caller caller) {
        return gate.pass(caller, ACTION, Operator.READING_POLICIES)
                .map(_ ->
                        proposals
                                .latest()
                                .map(latest -> latest.change().after())
                                .map(digest ->
                                        new File(digest, new String(files.kept(digest), UTF_8))));
    }

    private Standings standings() {
        Standing standing = inForce.read();
        return new Standings(
                standing.approved(), proposals.latest().map(latest -> shown(latest, standing)));
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
        return switch (reader.read(files.kept(latest.change().after()))) {
            case Reading.Valid valid ->
                    PolicyChange.between(standing.policy(), valid.policy()).differences();
            case Reading.Invalid _ ->
                    throw new PortFailure.NeedsHuman("Reading a proposed policy", "invalid-policy");
        };
    }
}
