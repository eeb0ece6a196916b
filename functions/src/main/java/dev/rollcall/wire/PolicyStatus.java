package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code GET /operator/policy}. Digests, labels and times.
 *
 * @param inForce digest of the policy in force
 * @param latest what was proposed last; at most one
 */
public record PolicyStatus(String inForce, String since, List<ProposedPolicy> latest) {
    public PolicyStatus {
        latest = List.copyOf(latest);
    }
}
