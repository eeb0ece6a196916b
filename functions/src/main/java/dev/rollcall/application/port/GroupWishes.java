package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who waits for a write of Slack's that is about many: to be taken out of an object whose write
 * replaces a whole list, or to be signed out. A wish allows nothing: whoever carries it out records
 * that run's own intent first, under that run's fence.
 */
public interface GroupWishes {

    /** A wish that was not repeated for so long is forgotten. */
    Duration KEPT = Duration.ofMinutes(30);

    /** Whoever waits comes back more often than this, unless told to wait for a slot. */
    Duration PRESENT = Duration.ofSeconds(60);

    /**
     * One account's wish.
     *
     * @param since when it was first made; what was carried out after this was done for it
     * @param here since when its run has been coming back without a long wait
     * @param at when it was made last
     */
    record Wish(
            AccountId account,
            CaseId caseId,
            Runs.Ticket ticket,
            Instant since,
            Instant here,
            Instant at) {
        public Wish {
            requireNonNull(account, "account is null");
            requireNonNull(caseId, "caseId is null");
            requireNonNull(ticket, "ticket is null");
            requireNonNull(since, "since is null");
            requireNonNull(here, "here is null");
            requireNonNull(at, "at is null");
        }

        /** Returns a wish that is made for the first time. */
        public static Wish first(
                AccountId account, CaseId caseId, Runs.Ticket ticket, Instant now) {
            return new Wish(account, caseId, ticket, now, now, now);
        }

        /** Returns whether the run came not long ago, and so will come again soon. */
        public boolean isPresent(Instant now) {
            return at.plus(PRESENT).isAfter(now);
        }

        /** Returns the wish as its run repeats it. */
        public Wish again(Runs.Ticket by, Instant now) {
            return new Wish(account, caseId, by, since, isPresent(now) ? here : now, now);
        }
    }

    /** Makes or repeats a wish; that of an older run of the person never replaces a newer one's. */
    void make(String object, Wish wish);

    /** Returns the wishes that are not forgotten yet, those that have waited longest first. */
    List<Wish> of(String object, Instant now);

    /** Takes the account's wish back, if no newer run of the person has made one. */
    void drop(String object, Wish wish);
}
