package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leaver cases and their marks. */
public interface Cases {

    /** Stores the case if its id is new; returns the stored one either way. */
    LeaverCase open(LeaverCase fresh);

    Optional<LeaverCase> find(CaseId id);

    /**
     * Records what a fresh read said; a later one replaces it.
     *
     * @param changedAt replaces the hint's time where the source tells a better one
     * @param accounts added to those the case has; none is ever dropped
     */
    void assess(CaseId id, Assessment assessment, Instant changedAt, List<AccountId> accounts);

    /**
     * Sets the state; a closed case stays as it was closed, but that a verified one may become
     * {@link CaseState#CLOSED}, and no other may.
     */
    void enter(CaseId id, CaseState state, Instant at);

    /** Sets a mark with its time; the first time stays. */
    void mark(CaseId id, AccountId account, AccountMark mark, Instant at);

    /** Removes the hold of an account whose case goes on. */
    void unmark(CaseId id, AccountId account, AccountMark mark);

    /** Returns the person's latest case that ended verified, if any. */
    Optional<LeaverCase> lastVerified(PersonId person);

    /**
     * How many wait in a state.
     *
     * @param more there are more than were counted
     * @param oldest the earliest of the sources' own times of the change among them
     */
    record Tally(int count, boolean more, Optional<Instant> oldest) {
        public Tally {
            requireNonNull(oldest, "oldest is null");
        }
    }

    /**
     * Counts the open cases in that state, at most {@code limit}; none of a state that closes. What
     * has just changed may not show yet.
     */
    Tally tally(CaseState state, int limit);

    /** Returns at most {@code limit} open cases in that state; none of a state that closes. */
    List<LeaverCase> inState(CaseState state, int limit);
}
