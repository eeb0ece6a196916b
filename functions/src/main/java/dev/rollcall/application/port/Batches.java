package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Held changes in their batches, and what became of them. All writes are conditional. */
public interface Batches {

    /**
     * Puts the item into the batch of its kind that collects, opening one if there is none. A
     * target that waits in an undecided batch already stays there.
     *
     * @return the batch it waits in
     */
    BatchId hold(HeldItem item);

    /** Returns the open drift of the target, if there is any. */
    Optional<HeldDrift> held(ChangeKind kind, Target target);

    /** Returns the open drift of the whole account. */
    default Optional<HeldDrift> held(ChangeKind kind, AccountId account) {
        return held(kind, Target.of(account));
    }

    /** Returns all open drifts of the account or newcomer, whatever kind and thing it is. */
    List<HeldDrift> heldOf(Whom whom);

    default List<HeldDrift> heldOf(AccountId account) {
        return heldOf(Whom.of(account));
    }

    /**
     * Closes the drift: it is carried out, or no longer due. The item of a sealed batch stays, and
     * is dropped when the batch is released.
     */
    void close(ChangeKind kind, Target target);

    default void close(ChangeKind kind, AccountId account) {
        close(kind, Target.of(account));
    }

    Optional<Batch> find(BatchId id);

    /** Returns the items in the order of their targets; final once the batch is sealed. */
    List<HeldItem> items(BatchId id);

    /** Whether a batch could be sealed. */
    sealed interface Closing {
        /** Nothing joins any more; the batch it supersedes, if any, is SUPERSEDED or EXPIRED. */
        record Closed(Batch batch) implements Closing {
            public Closed {
                requireNonNull(batch, "batch is null");
            }
        }

        /** Items still join: not before then. */
        record NotYet(Instant notBefore) implements Closing {
            public NotYet {
                requireNonNull(notBefore, "notBefore is null");
            }
        }
    }

    /**
     * Lets nothing join the batch any more and takes over the items of the kind's undecided batch,
     * if there is one. Idempotent; does nothing to a batch that does not collect.
     */
    Closing close(BatchId id, Instant now);

    /** Fixes what approvers decide on; the first seal stays. PENDING from then on. */
    Batch seal(BatchId id, Batch.Seal seal);

    /**
     * Opens a batch one level higher with the undecided items, and ends this one as EXPIRED. Does
     * nothing if it was decided or superseded meanwhile.
     *
     * @return the new batch; empty if there was nothing to do
     */
    Optional<BatchId> expire(BatchId id, Instant now);

    /**
     * Keeps what an approver has chosen for single items until they vote.
     *
     * @return false if they have voted already, or the batch is not PENDING
     */
    boolean choose(BatchId id, ApproverId approver, Map<Target, Choice> choices);

    /** What an approver has chosen so far. */
    record Draft(Map<Target, Choice> choices, long version) {
        public Draft {
            choices = Map.copyOf(choices);
        }
    }

    Draft draft(BatchId id, ApproverId approver);

    /** What became of a vote. */
    sealed interface Voted {
        /** Recorded, by this call or by an equal one before. */
        record Counted(Batch batch) implements Voted {
            public Counted {
                requireNonNull(batch, "batch is null");
            }
        }

        /** This approver has voted otherwise before; the first vote stands. */
        record VotedBefore(Vote vote) implements Voted {
            public VotedBefore {
                requireNonNull(vote, "vote is null");
            }
        }

        /** The batch is not waiting for votes any more. */
        record TooLate(Batch batch) implements Voted {
            public TooLate {
                requireNonNull(batch, "batch is null");
            }
        }

        /** The choices changed since the digest was computed: look again. */
        record DraftMoved() implements Voted {}
    }

    /**
     * Records a vote and, with the last one needed, the decision, in one conditional write.
     *
     * @param draftVersion of the draft that the vote's digest was computed from
     */
    Voted vote(BatchId id, Vote vote, long draftVersion);

    /** Sets where a decided item's drift stands; does nothing if it is no longer in this batch. */
    void settle(BatchId id, Target target, HeldDrift.State state);

    /** Moves a batch on; does nothing if it is not in that state. */
    void enter(BatchId id, BatchState from, BatchState to);

    /** Counts a released item that was no longer as approved, once per target. */
    void drop(BatchId id, Target target);

    /** Notes which items were let go in waves so far, in order; putting one again is harmless. */
    void letGo(BatchId id, List<Target> wave);

    /** Returns which items were let go so far. */
    List<Target> gone(BatchId id);

    /** Keeps the token of the execution that waits, for {@link #token} alone. */
    void keepToken(BatchId id, String token);

    Optional<String> token(BatchId id);

    /** Notes that the waiting execution was told. */
    void answered(BatchId id);

    /** Returns at most so many batches that have not ended, the oldest first. */
    List<Batch> unfinished(int limit);

    /** Returns at most so many drifts that are parked and due by then, the oldest first. */
    List<HeldDrift> parkedUntil(Instant now, int limit);
}
