package dev.rollcall.domain.restore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A human's word that something is given back.
 *
 * @param by the operator's id in the policy
 * @param digest SHA-256 of the exact list that was approved, which may be about several people
 */
public record Approval(String by, Instant at, String digest) {
    public Approval {
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        requireNonNull(digest, "digest is null");
        if (by.isEmpty() || digest.isEmpty()) {
            throw new IllegalArgumentException("An approval has somebody's id and a digest");
        }
    }
}
