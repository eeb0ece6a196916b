package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.policy.WholePolicy;

/** One policy at first, and another later. */
public final class SwitchedPolicies implements Policies {
    private WholePolicy now;

    public SwitchedPolicies(WholePolicy now) {
        this.now = requireNonNull(now, "now is null");
    }

    /** Puts it in force. */
    public void to(WholePolicy next) {
        now = next;
    }

    @Override
    public LeaverPolicy leavers() {
        return now.leavers();
    }

    @Override
    public PlanRules plans() {
        return now.plans();
    }

    @Override
    public ApprovalPolicy approvals() {
        return now.approvals();
    }

    @Override
    public Operators operators() {
        return now.operators();
    }

    @Override
    public AccessPolicy access() {
        return now.access();
    }

    @Override
    public Reactions reactions() {
        return now.reactions();
    }
}
