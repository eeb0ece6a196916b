package dev.rollcall.application.port;

import dev.rollcall.domain.policy.PolicyInForce;

import java.util.Optional;

/** Which policy file was approved, kept apart from the file. Throws {@link PortFailure}. */
public interface ApprovedPolicy {

    /** Returns it; empty before the first file was adopted. */
    Optional<PolicyInForce> read();

    /**
     * Writes it only if it still is as it was seen; returns whether it stands so now, by this
     * writing or by an earlier try.
     */
    boolean replace(Optional<PolicyInForce> seen, PolicyInForce next);
}
