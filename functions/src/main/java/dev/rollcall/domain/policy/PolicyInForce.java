package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Which policy file was approved.
 *
 * @param digest SHA-256 of the file that is in force
 * @param since when it came to be in force
 * @param next while it is being replaced: digest of the approved file that replaces it
 */
public record PolicyInForce(String digest, Instant since, Optional<String> next) {
    public PolicyInForce {
        requireNonNull(digest, "digest is null");
        requireNonNull(since, "since is null");
        requireNonNull(next, "next is null");
    }

    public static PolicyInForce of(String digest, Instant since) {
        return new PolicyInForce(digest, since, Optional.empty());
    }

    /** Returns whether a file of this digest was approved, and may be what is served now. */
    public boolean covers(String file) {
        return digest.equals(file) || next.filter(file::equals).isPresent();
    }

    /** The same, while the file is being replaced by another approved one. */
    public PolicyInForce replacedBy(String other) {
        return new PolicyInForce(digest, since, Optional.of(other));
    }
}
