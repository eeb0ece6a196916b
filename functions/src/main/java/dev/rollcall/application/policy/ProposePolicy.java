package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.policy.ReadInForce.Standing;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.world.KnownWorld.Known;
import dev.rollcall.application.world.ProposedWorld;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyProposal.Change;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WholePolicy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a policy file, keeps it for good, and has approvers asked. It puts nothing in force. */
public final class ProposePolicy {
    private static final String ACTION = "policy-propose";

    private final Gate gate;
    private final OperatorRecord operators;
    private final ReadInForce inForce;
    private final PolicyFiles files;
    private final PolicyReader reader;
    private final ProposedWorld world;
    private final JudgeSteps steps;
    private final PolicyProposals proposals;
    private final PolicyRecord record;
    private final Clock clock;

    public ProposePolicy(
            Gate gate,
            OperatorRecord operators,
            ReadInForce inForce,
            PolicyFiles files,
            PolicyReader reader,
            ProposedWorld world,
            JudgeSteps steps,
            PolicyProposals proposals,
            PolicyRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.operators = requireNonNull(operators, "operators is null");
        this.inForce = requireNonNull(inForce, "inForce is null");
        this.files = requireNonNull(files, "files is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.world = requireNonNull(world, "world is null");
        this.steps = requireNonNull(steps, "steps is null");
        this.proposals = requireNonNull(proposals, "proposals is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** Approvers are asked, now or since the same was proposed before. */
        record Proposed(PolicyProposal proposal) implements Outcome {
            public Proposed {
                requireNonNull(proposal, "proposal is null");
            }
        }

        /**
         * Something is wrong in the file, or it does not fit what is there; nothing of it was kept.
         *
         * @param worldOf when that was read; empty: not lately, and it was not looked at
         */
        record Invalid(List<Violation> violations, Optional<Instant> worldOf) implements Outcome {
            public Invalid {
                violations = List.copyOf(violations);
                requireNonNull(worldOf, "worldOf is null");
            }
        }

        /** Mappings would go further at once than they may; nothing of it was kept. */
        record TooFar(List<Promotion.Refusal> refusals) implements Outcome {
            public TooFar {
                refusals = List.copyOf(refusals);
            }
        }

        /** It is in force already. */
        record InForceAlready() implements Outcome {}

        /** Another one is not done with: it must be decided or withdrawn first. */
        record AnotherPending(PolicyProposal pending) implements Outcome {}

        /** Too few could decide on it. */
        record TooFew(int needed, int found) implements Outcome {}

        /** The policy does not say which human the caller is. */
        record NoIdentity() implements Outcome {}
    }

    public Gated<Outcome> propose(Caller caller, byte[] file, StopReason reason) {
        return gate.pass(caller, ACTION, Operator.PROPOSING_POLICIES)
                .map(operator -> propose(caller, operator, file, reason));
    }

    private Outcome propose(Caller caller, Operator operator, byte[] file, StopReason reason) {
        // Of whom nobody knows which human they are, nobody can tell that they do not decide.
        Optional<PersonId> human = operator.human();
        if (human.isEmpty()) {
            operators.refused(caller, ACTION, "identity");
            return new Outcome.NoIdentity();
        }
        Proposer by = new Proposer(operator.person(), human.get());
        Optional<Known> known = world.lately(protectedBy(file));
        return switch (reader.review(file, clock.instant(), known.map(Known::world))) {
            case Reading.Valid valid -> propose(caller, by, file, valid.policy(), reason);
            case Reading.Invalid invalid ->
                    new Outcome.Invalid(invalid.violations(), known.map(Known::begun));
        };
    }

    private Set<AccountId> protectedBy(byte[] file) {
        return reader.read(file) instanceof Reading.Valid(WholePolicy wanted)
                ? wanted.leavers().protectedAccounts()
                : Set.of();
    }

    private Outcome propose(
            Caller caller, Proposer by, byte[] file, WholePolicy wanted, StopReason reason) {
        Standing standing = inForce.read();
        if (standing.approved().covers(wanted.digest())) {
            return new Outcome.InForceAlready();
        }
        List<Promotion.Refusal> refusals = steps.refusals(standing.policy(), wanted);
        if (!refusals.isEmpty()) {
            return new Outcome.TooFar(refusals);
        }
        Instant now = clock.instant();
        Optional<PolicyProposal> latest = proposals.latest();
        PolicyChange change = PolicyChange.between(standing.policy(), wanted);
        Optional<PolicyProposal> pending =
                latest.filter(p -> p.isPending(now) && p.isAgainst(standing.approved().digest()));
        if (pending.isPresent()) {
            return again(caller, by, pending.get(), change);
        }
        int electors = new PolicyElectors(standing.policy(), by.human()).all().size();
        if (electors < change.approversNeeded()) {
            return new Outcome.TooFew(change.approversNeeded(), electors);
        }
        files.keep(file);
        PolicyProposal fresh =
                PolicyProposal.fresh(Change.of(change), by, reason.text(), now, latest);
        if (!proposals.replace(latest, fresh)) {
            return new Outcome.AnotherPending(proposals.latest().orElse(fresh));
        }
        record.proposed(caller, fresh, change);
        return new Outcome.Proposed(fresh);
    }

    /** Repeating it is harmless, and makes good what a death after the writing has left out. */
    private Outcome again(Caller caller, Proposer by, PolicyProposal pending, PolicyChange change) {
        if (!pending.change().equals(Change.of(change)) || !pending.by().equals(by)) {
            return new Outcome.AnotherPending(pending);
        }
        record.proposed(caller, pending, change);
        return new Outcome.Proposed(pending);
    }
}
