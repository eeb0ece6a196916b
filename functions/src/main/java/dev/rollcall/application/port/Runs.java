package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who works on a person now: one run at a time, by generation.
 *
 * <p>Every hint raises {@code wanted}. A run serves one generation; it notes how many were wanted
 * before it read the source, and may only release if nothing was wanted since, else it must look
 * again. The generation is the fencing number: an intent is recorded only while it is current.
 */
public interface Runs {

    /** How long a started run may take to claim; after this somebody asks whether it exists. */
    Duration CLAIM_DUE = Duration.ofSeconds(60);

    /** After this the sweep asks whether a run still lives; a living run is left alone. */
    Duration LEASE = Duration.ofMinutes(15);

    /** The run that serves a person's present generation. Its name hashes person and generation. */
    record Ticket(PersonId person, long generation) {
        public Ticket {
            requireNonNull(person, "person is null");
            if (generation < 1) {
                throw new IllegalArgumentException("Generations count from 1");
            }
        }
    }

    /** Whether the run may go on. */
    sealed interface Claim {
        /**
         * @param caseId the case that was open, or the one given
         * @param firstHint the earliest hint of this generation, by the source's time
         */
        record Claimed(CaseId caseId, Hint firstHint) implements Claim {
            public Claimed {
                requireNonNull(caseId, "caseId is null");
                requireNonNull(firstHint, "firstHint is null");
            }
        }

        /** Another generation is current: this run must end without doing anything. */
        record Stale() implements Claim {}
    }

    /** A run whose lease lapsed at that time: it may have died. */
    record Lapsed(Ticket ticket, Instant since) {
        public Lapsed {
            requireNonNull(ticket, "ticket is null");
            requireNonNull(since, "since is null");
        }
    }

    /**
     * Asks for a look at the hint's person and returns the run that will do it.
     *
     * @param due when somebody should check that such a run really exists; an earlier due time or
     *     lease of the same generation stays as it is
     */
    Ticket want(Hint hint, Instant due);

    /** Takes the lease; claiming again with the same ticket is harmless. */
    Claim claim(Ticket ticket, CaseId ifNone, Instant leaseUntil);

    /** Returns the case that is being worked on or was left open; empty if there is none. */
    Optional<CaseId> openCase(PersonId person);

    /** Returns how many looks have been wanted so far; empty if the ticket is stale. */
    Optional<Long> wanted(Ticket ticket);

    /**
     * Ends the generation, unless more was wanted than {@code seen}.
     *
     * @param caseClosed whether the case ends too: it is then dropped whatever is returned, so that
     *     the next claim opens a new one
     * @return false if the run must look again; true if released, or if the ticket is stale
     */
    boolean release(Ticket ticket, long seen, boolean caseClosed);

    /**
     * Gives up this generation for a new one that continues the same case: the run died, or hands
     * over. Empty if the ticket is stale already.
     */
    Optional<Ticket> renew(Ticket ticket, Instant due);

    /**
     * Gives up this generation for a new one that continues the same case later, behind all that
     * died: nobody works on the person until then. Empty if the ticket is stale already.
     */
    Optional<Ticket> putOff(Ticket ticket, Instant due);

    /**
     * Returns at most {@code limit} runs whose lease or due time lies before now: those that were
     * put off last, and of either kind the oldest first.
     */
    List<Lapsed> lapsed(Instant now, int limit);

    /** Returns whether somebody works on the person, or is about to. */
    boolean isAtWork(PersonId person);

    /**
     * Returns whether somebody works on the person, or has been asked to by a hint that its source
     * dates after then: what was read of the person before may be outdated.
     */
    boolean movedSince(PersonId person, Instant time);

    /**
     * Returns those of whom {@link #movedSince(PersonId, Instant)} is true, asked for many at once.
     *
     * @param people any number
     */
    Set<PersonId> movedSince(Collection<PersonId> people, Instant time);

    /** Moves the lease of a run that is known to live. */
    void extend(Ticket ticket, Instant leaseUntil);
}
