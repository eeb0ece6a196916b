package dev.rollcall.application.port;

import dev.rollcall.domain.policy.PolicyProposal;

import java.util.Optional;

/** The latest proposed policy; there is one at a time. Throws {@link PortFailure}. */
public interface PolicyProposals {

    Optional<PolicyProposal> latest();

    /**
     * Writes it only if the latest still is as it was seen, by its version; returns whether it
     * stands so now, by this writing or by an earlier try.
     */
    boolean replace(Optional<PolicyProposal> seen, PolicyProposal next);
}
