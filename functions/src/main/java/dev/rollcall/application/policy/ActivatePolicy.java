package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.domain.policy.ProposalState;

import java.time.Clock;
import java.util.Optional;

/**
 * Puts an approved policy in force: the one place that does. File, differences, votes and steps are
 * looked at again, by the policy that is still in force. The record of the digest is the decision,
 * and the file follows it: first both digests are good, then the file is written, then the new one
 * alone is. Whatever dies in between goes on where it stood.
 */
public final class ActivatePolicy {
    private static final String ACTIVATING = "Putting a policy in force";

    private final ReadInForce inForce;
    private final ApprovedPolicy approved;
    private final PolicyFiles files;
    private final PolicyReader reader;
    private final JudgeSteps steps;
    private final PolicyProposals proposals;
    private final PolicyRecord record;
    private final TellOfPolicy tell;
    private final Clock clock;

    public ActivatePolicy(
            ReadInForce inForce,
            ApprovedPolicy approved,
            PolicyFiles files,
            PolicyReader reader,
            JudgeSteps steps,
            PolicyProposals proposals,
            PolicyRecord record,
            TellOfPolicy tell,
            Clock clock) {
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.approved = requireNonNull(approved, "approved is null");
        this.files = requireNonNull(files, "files is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.steps = requireNonNull(steps, "steps is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.record = requireNonNull(record, "record is null");
        this.tell = requireNonNull(tell, "tell is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Nothing is approved. */
        record Nothing() implements Outcome {}

        /** It is in force. */
        record Activated(PolicyProposal proposal) implements Outcome {
            public Activated {
                requireNonNull(proposal, "proposal is null");
            }
        }

        /** It does not hold any more, and is not put in force. */
        record Refused(String why) implements Outcome {
            public Refused {
                requireNonNull(why, "why is null");
            }
        }
    }

    public Outcome activate() {
        Optional<PolicyProposal> decided =
                proposals.latest().filter(p -> p.state() == ProposalState.APPROVED);
        Optional<PolicyInForce> known = approved.read();
        if (decided.isEmpty() || known.isEmpty()) {
            return new Outcome.Nothing();
        }
        PolicyProposal proposal = decided.get();
        String after = proposal.change().after();
        if (known.get().next().filter(after::equals).isPresent()) {
            return follow(proposal, known.get());
        }
        if (known.get().digest().equals(after)) {
            return done(proposal);
        }
        Optional<String> against = against(proposal, inForce.read());
        if (against.isPresent()) {
            return refuse(proposal, against.get());
        }
        PolicyInForce both = known.get().replacedBy(after);
        if (!approved.replace(known, both)) {
            throw new PortFailure.Unavailable(ACTIVATING + " found another at it");
        }
        return follow(proposal, both);
    }

    /** Returns what speaks against it; what speaks for it is put down. */
    private Optional<String> against(PolicyProposal proposal, Standing standing) {
        if (!proposal.isAgainst(standing.approved().digest())) {
            return Optional.of("stale");
        }
        if (proposal.isOutdated(clock.instant())) {
            return Optional.of("approved-long-ago");
        }
        return switch (reader.review(
                files.kept(proposal.change().after()), clock.instant(), Optional.empty())) {
            case Reading.Invalid _ -> Optional.of("invalid");
            case Reading.Valid valid -> {
                PolicyChange change = PolicyChange.between(standing.policy(), valid.policy());
                if (!new PolicyElectors(standing.policy(), proposal.by().human())
                        .agree(change, proposal.votes())) {
                    yield Optional.of("too-few-votes");
                }
                // Since it was proposed, days may have gone by.
                if (!steps.refusals(standing.policy(), valid.policy()).isEmpty()) {
                    yield Optional.of("too-far-at-once");
                }
                record.intended(proposal, change);
                yield Optional.empty();
            }
        };
    }

    private Outcome follow(PolicyProposal proposal, PolicyInForce both) {
        Served served = files.served();
        String after = proposal.change().after();
        if (!both.covers(served.digest())) {
            throw new PortFailure.NeedsHuman(ACTIVATING, ReadInForce.NOT_APPROVED);
        }
        if (!served.digest().equals(after) && !files.serve(files.kept(after), served)) {
            throw new PortFailure.Unavailable(ACTIVATING + " found the file changed meanwhile");
        }
        if (!approved.replace(Optional.of(both), PolicyInForce.of(after, clock.instant()))) {
            throw new PortFailure.Unavailable(ACTIVATING + " found another at it");
        }
        return done(proposal);
    }

    private Outcome done(PolicyProposal proposal) {
        record.activated(proposal);
        tell.activated(proposal);
        PolicyProposal activated = proposal.as(ProposalState.ACTIVATED);
        proposals.replace(Optional.of(proposal), activated);
        return new Outcome.Activated(activated);
    }

    private Outcome refuse(PolicyProposal proposal, String why) {
        record.refused(proposal, why);
        tell.refused(proposal, why);
        proposals.replace(Optional.of(proposal), proposal.as(ProposalState.REFUSED));
        return new Outcome.Refused(why);
    }
}
