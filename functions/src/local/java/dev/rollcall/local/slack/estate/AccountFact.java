package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What only the Web API tells of an account.
 *
 * @param oneChannel a guest of a single channel, which costs nothing
 * @param expires a guest's last moment
 * @param signedInOnce an account that never was is not billed yet
 */
public record AccountFact(
        boolean oneChannel, Optional<Instant> expires, boolean signedInOnce, Instant lastActive) {

    /** What is true of an account of which nothing was said. */
    static final AccountFact PLAIN =
            new AccountFact(false, Optional.empty(), true, Instant.ofEpochSecond(1_790_000_000));

    public AccountFact {
        requireNonNull(expires, "expires is null");
        requireNonNull(lastActive, "lastActive is null");
    }

    public AccountFact oneChannel(boolean only) {
        return new AccountFact(only, expires, signedInOnce, lastActive);
    }

    public AccountFact expires(Optional<Instant> at) {
        return new AccountFact(oneChannel, at, signedInOnce, lastActive);
    }

    public AccountFact neverSignedIn() {
        return new AccountFact(oneChannel, expires, false, lastActive);
    }
}
