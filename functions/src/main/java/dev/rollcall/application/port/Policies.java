package dev.rollcall.application.port;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Reactions;

import java.util.Map;

/** The policy in force. Each part throws {@link PortFailure} if the policy cannot be read. */
public interface Policies {

    /** Returns what it says about leavers. */
    LeaverPolicy leavers();

    /** Returns what plans of each kind of change may do. */
    PlanRules plans();

    /** Returns who decides on what is held. */
    ApprovalPolicy approvals();

    /** Returns who may act on Rollcall itself. */
    Operators operators();

    /** Returns who may have what by which rule; nothing at all where the policy says nothing. */
    AccessPolicy access();

    /** Returns what follows from each kind of drift; the usual where the policy says nothing. */
    Reactions reactions();

    /** Returns what its file calls the things that it names. For reading only: ids decide. */
    default Map<Entitlement, String> labels() {
        return Map.of();
    }
}
