package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That what was there at a time is on our records, sealed.
 *
 * @param snapshot the reading that it is of; its name too
 * @param at when that reading was begun: all of it is from before
 * @param sealedAt when the last of it was on the records
 * @param by the operator's id in the policy
 * @param until the last day on which nobody need decide
 * @param things of how many things all that no rule explained is on the records
 * @param recorded how many memberships it put there
 * @param digest of the sealed list
 */
public record Baseline(
        SnapshotId snapshot,
        Instant at,
        String policyDigest,
        Instant sealedAt,
        String by,
        LocalDate until,
        int things,
        int recorded,
        String digest) {
    public Baseline {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(at, "at is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(sealedAt, "sealedAt is null");
        requireNonNull(by, "by is null");
        requireNonNull(until, "until is null");
        requireNonNull(digest, "digest is null");
    }
}
