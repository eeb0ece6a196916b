package dev.rollcall.testing;

import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.domain.policy.PolicyProposal;

import java.util.Optional;

/** The latest proposed policy, forgotten with the test. */
public final class InMemoryPolicyProposals implements PolicyProposals {
    private Optional<PolicyProposal> latest = Optional.empty();

    @Override
    public synchronized Optional<PolicyProposal> latest() {
        return latest;
    }

    @Override
    public synchronized boolean replace(Optional<PolicyProposal> seen, PolicyProposal next) {
        boolean asSeen =
                latest.map(PolicyProposal::version).equals(seen.map(PolicyProposal::version));
        if (!asSeen && !latest.equals(Optional.of(next))) {
            return false;
        }
        latest = Optional.of(next);
        return true;
    }
}
