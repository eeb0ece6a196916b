package dev.rollcall.adapter.alone;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.policyfile.PolicyYaml;

import java.util.Map;

/** A policy file that is taken as if it were in force. */
public final class GivenPolicy implements Policies {
    private final PolicyYaml.Valid policy;

    public GivenPolicy(PolicyYaml.Valid policy) {
        this.policy = requireNonNull(policy, "policy is null");
    }

    @Override
    public LeaverPolicy leavers() {
        return policy.leavers();
    }

    @Override
    public PlanRules plans() {
        return policy.plans();
    }

    @Override
    public ApprovalPolicy approvals() {
        return policy.approvals();
    }

    @Override
    public Operators operators() {
        return policy.operators();
    }

    @Override
    public AccessPolicy access() {
        return policy.access();
    }

    @Override
    public Reactions reactions() {
        return policy.reactions();
    }

    @Override
    public Map<Entitlement, String> labels() {
        return policy.labels();
    }
}
