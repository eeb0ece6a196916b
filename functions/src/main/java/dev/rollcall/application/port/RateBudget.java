package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;

import java.time.Instant;

/**
 * What all functions together may ask of Slack. Never blocks: who has to wait is told until when,
 * and a state machine waits for nothing.
 */
public interface RateBudget {

    /** What a claim gets. */
    sealed interface Answer {}

    /**
     * Make the calls now.
     *
     * @param calls how many: as many as were claimed, or as were promised before
     */
    record Now(int calls) implements Answer {}

    /**
     * Not yet; ask again then, under the same key.
     *
     * @param kept whether the slot is kept, for {@link dev.rollcall.domain.budget.Promise#KEPT}
     *     after its time; it is not where it would be too far ahead for the lane, or too many came
     */
    record NotBefore(Instant at, boolean kept) implements Answer {
        public NotBefore {
            requireNonNull(at, "at is null");
        }

        public static NotBefore kept(Instant at) {
            return new NotBefore(at, true);
        }

        public static NotBefore askAgain(Instant at) {
            return new NotBefore(at, false);
        }
    }

    /**
     * Claims a slot, or takes the one that was promised under the claim's key.
     *
     * @throws PortFailure if the budget cannot be read or others write it all the time
     */
    Answer claim(Claim claim, Instant now);

    /**
     * Keeps a slot for calls that will be made once more when something else has been waited for:
     * in its time by the bucket, good from then on. Where there is room at present, nothing is
     * kept; where a slot is kept already, it is good from then on instead, if that is later.
     *
     * @param from when whoever claims comes back, at the earliest
     * @return when to come back so that the slot is good
     * @throws PortFailure if the budget cannot be read or others write it all the time
     */
    Instant keep(Claim claim, Instant from, Instant now);

    /** Closes the bucket for all functions: Slack said 429. */
    void close(Bucket bucket, Instant now, Instant until);
}
