package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.Operators;

/** Every part of one policy file. */
public record WholePolicy(
        LeaverPolicy leavers,
        PlanRules plans,
        ApprovalPolicy approvals,
        Operators operators,
        AccessPolicy access,
        Reactions reactions) {
    public WholePolicy {
        requireNonNull(leavers, "leavers is null");
        requireNonNull(plans, "plans is null");
        requireNonNull(approvals, "approvals is null");
        requireNonNull(operators, "operators is null");
        requireNonNull(access, "access is null");
        requireNonNull(reactions, "reactions is null");
    }

    public String digest() {
        return access.digest();
    }
}
