package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Instant;
import java.util.Optional;

/** Approvers' links by the hash of their secret; the secret itself is stored nowhere. */
public interface ApprovalLinks {

    /**
     * @param hash SHA-256 of the secret, in hexadecimal
     */
    record Link(String hash, BatchId batch, ApproverId approver, Instant expiresAt) {
        public Link {
            requireNonNull(hash, "hash is null");
            requireNonNull(batch, "batch is null");
            requireNonNull(approver, "approver is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }
    }

    void record(Link link);

    /** Returns the link, whether or not it has expired; expired ones vanish after a while. */
    Optional<Link> find(String hash);
}
