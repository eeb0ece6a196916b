package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy file that somebody wants in force, and what approvers said of it.
 *
 * @param change which file against which, and how much differs
 * @param by who proposed it
 * @param reason why, in one sentence
 * @param votes at most one of each human
 * @param asked who was mailed
 * @param version counts the writes, so that of two who write at once one does
 */
public record PolicyProposal(
        Change change,
        Proposer by,
        String reason,
        Instant at,
        List<PolicyVote> votes,
        Set<ApproverId> asked,
        ProposalState state,
        long version) {
    /** How long approvers may take. */
    public static final Duration OPEN_FOR = Duration.ofDays(3);

    /** How long an approval is good for: what was approved long ago may not be meant any more. */
    public static final Duration APPROVED_FOR = Duration.ofDays(1);

    /**
     * What is proposed.
     *
     * @param before digest of the policy in force that it was compared with
     * @param after digest of the new file
     * @param differences how many there are
     * @param weakening how many of them weaken
     */
    public record Change(String before, String after, int differences, int weakening) {
        public Change {
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
            if (weakening < 0 || differences < weakening) {
                throw new IllegalArgumentException("Of the differences some may weaken");
            }
        }

        public static Change of(PolicyChange change) {
            return new Change(
                    change.before(),
                    change.after(),
                    change.differences().size(),
                    (int) change.differences().stream().filter(PolicyDifference::weakens).count());
        }

        /** Returns how many approvers of the policy in force must agree. */
        public int needed() {
            return weakening > 0 ? 2 : 1;
        }
    }

    /** Who proposed it: as the ledger names them, and which human that is. */
    public record Proposer(OperatorId operator, PersonId human) {
        public Proposer {
            requireNonNull(operator, "operator is null");
            requireNonNull(human, "human is null");
        }
    }

    public PolicyProposal {
        requireNonNull(change, "change is null");
        requireNonNull(by, "by is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(at, "at is null");
        requireNonNull(state, "state is null");
        votes = List.copyOf(votes);
        asked = Set.copyOf(asked);
        if (humans(votes).size() != votes.size()) {
            throw new IllegalArgumentException("One human has one vote");
        }
    }

    /** Returns a fresh one, in the place of an earlier one if there is one. */
    public static PolicyProposal fresh(
            Change change,
            Proposer by,
            String reason,
            Instant at,
            Optional<PolicyProposal> earlier) {
        return new PolicyProposal(
                change,
                by,
                reason,
                at,
                List.of(),
                Set.of(),
                ProposalState.OPEN,
                earlier.map(before -> before.version() + 1).orElse(1L));
    }

    public Instant expiresAt() {
        return at.plus(OPEN_FOR);
    }

    /** Returns whether it is neither decided nor overdue. */
    public boolean isOpen(Instant now) {
        return state == ProposalState.OPEN && now.isBefore(expiresAt());
    }

    /** Returns whether something may still become of it. */
    public boolean isPending(Instant now) {
        return isOpen(now) || state == ProposalState.APPROVED;
    }

    /** Returns whether it was approved so long ago that it must be proposed again. */
    public boolean isOutdated(Instant now) {
        return !votes.isEmpty() && !now.isBefore(votes.getLast().at().plus(APPROVED_FOR));
    }

    /** Returns whether it was compared with this policy, and not with an earlier one. */
    public boolean isAgainst(String inForce) {
        return change.before().equals(inForce);
    }

    /** Returns what has to be typed to decide so: it names what will happen. */
    public String phrase(boolean approves) {
        String what = change.differences() == 1 ? "1 change" : change.differences() + " changes";
        if (!approves) {
            return "reject " + what;
        }
        return change.weakening() == 0
                ? "approve " + what
                : "approve " + what + ", " + change.weakening() + " weaken";
    }

    public Optional<PolicyVote> voteOf(PersonId human) {
        return votes.stream().filter(vote -> vote.human().equals(human)).findFirst();
    }

    /** The same with one more word: one against it ends it, enough for it decide. */
    public PolicyProposal with(PolicyVote vote) {
        List<PolicyVote> all = new ArrayList<>(votes);
        all.add(vote);
        ProposalState next = state;
        if (!vote.approves()) {
            next = ProposalState.REJECTED;
        } else if (all.size() >= change.needed()) {
            next = ProposalState.APPROVED;
        }
        return new PolicyProposal(change, by, reason, at, all, asked, next, version + 1);
    }

    public PolicyProposal as(ProposalState next) {
        return new PolicyProposal(change, by, reason, at, votes, asked, next, version + 1);
    }

    /** The same, where this approver was mailed too. */
    public PolicyProposal asking(ApproverId approver) {
        Set<ApproverId> all = new HashSet<>(asked);
        all.add(approver);
        return new PolicyProposal(change, by, reason, at, votes, all, state, version + 1);
    }

    /** Returns whether both are the same proposal, whatever has become of it since. */
    public boolean isSameAs(PolicyProposal other) {
        return change.after().equals(other.change.after()) && at.equals(other.at);
    }

    private static Set<PersonId> humans(List<PolicyVote> votes) {
        Set<PersonId> humans = new HashSet<>();
        votes.forEach(vote -> humans.add(vote.human()));
        return humans;
    }
}
