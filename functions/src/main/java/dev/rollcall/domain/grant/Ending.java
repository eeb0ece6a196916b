package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a rule that gave something gives it no longer.
 *
 * @param at since when, where that is known: of an expiry; of the others it is when it was noticed
 */
public record Ending(Cause cause, Optional<Instant> at) {
    public enum Cause {
        /** The person is in the mapping's group no more, too deep in it, or in an exception. */
        PERSON_NOT_MEANT,
        /** The mapping has expired. */
        EXPIRED,
        /** The mapping lists other things now. */
        NO_LONGER_LISTED,
        /** The policy has no such mapping any more. */
        MAPPING_GONE,
        /** The person's kind of account cannot have it. */
        ACCOUNT_TYPE,
        /** The end of the person's stay has come. */
        STAY_ENDED
    }

    public Ending {
        requireNonNull(cause, "cause is null");
        requireNonNull(at, "at is null");
    }

    static Ending noticed(Cause cause) {
        return new Ending(cause, Optional.empty());
    }
}
