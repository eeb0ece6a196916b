package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Held changes of one kind that a human decides on together.
 *
 * @param level which tier is asked, from 0
 * @param firstAt when the first item joined
 * @param lastAt when the last item joined
 * @param size how many items it has; final once sealed
 * @param seal what is fixed when it is sealed; empty while it collects
 * @param supersedes the batch whose items it took over
 * @param supersededBy the batch that took its items over
 * @param votes in the order they were given
 * @param decidedAt when the quorum was complete
 * @param answered whether the waiting execution was told
 * @param dropped released items that were no longer as approved
 */
public record Batch(
        BatchId id,
        ChangeKind kind,
        int level,
        BatchState state,
        Instant firstAt,
        Instant lastAt,
        int size,
        Optional<Seal> seal,
        Optional<BatchId> supersedes,
        Optional<BatchId> supersededBy,
        List<Vote> votes,
        Optional<Instant> decidedAt,
        boolean answered,
        int dropped) {
    /** A batch seals when nothing has joined for so long. */
    public static final Duration QUIET = Duration.ofSeconds(30);

    /** A batch seals at the latest so long after its first item. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /** A release must be worked off within this time after the decision. */
    public static final Duration RELEASE_HOLDS = Duration.ofHours(24);

    /**
     * @param digest SHA-256 over the canonical list of changes, policy and snapshots
     * @param policyDigest the policy that was in force
     * @param expiresAt when the next tier is asked
     * @param quorum how many approvers must decide
     */
    public record Seal(
            Instant at, String digest, String policyDigest, Instant expiresAt, int quorum) {
        public Seal {
            requireNonNull(at, "at is null");
            requireNonNull(digest, "digest is null");
            requireNonNull(policyDigest, "policyDigest is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }
    }

    public Batch {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(state, "state is null");
        requireNonNull(firstAt, "firstAt is null");
        requireNonNull(lastAt, "lastAt is null");
        requireNonNull(seal, "seal is null");
        requireNonNull(supersedes, "supersedes is null");
        requireNonNull(supersededBy, "supersededBy is null");
        votes = List.copyOf(votes);
        requireNonNull(decidedAt, "decidedAt is null");
    }

    /** Returns when it is to be sealed if nothing more joins. */
    public Instant sealsAt() {
        Instant quiet = lastAt.plus(QUIET);
        Instant latest = firstAt.plus(LONGEST);
        return quiet.isBefore(latest) ? quiet : latest;
    }

    public boolean hasVoteOf(ApproverId approver) {
        return votes.stream().anyMatch(vote -> vote.approver().equals(approver));
    }

    /** Returns whether nothing can be released any more, or every vote that is needed is there. */
    public boolean isDecidedBy(List<Vote> given) {
        return given.stream().anyMatch(vote -> vote.scope() == Vote.Scope.NONE)
                || given.size() >= seal.map(Seal::quorum).orElse(Integer.MAX_VALUE);
    }

    /** Returns whether too many released items had changed for the rest to be trusted. */
    public boolean lapsed(int released, Instant now) {
        return (long) dropped * 10 > released
                || decidedAt.filter(at -> !now.isBefore(at.plus(RELEASE_HOLDS))).isPresent();
    }
}
