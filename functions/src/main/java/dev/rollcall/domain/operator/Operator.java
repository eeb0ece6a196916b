package dev.rollcall.domain.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.person.PersonId;

import java.util.Optional;
import java.util.Set;

/**
 * A caller that the policy knows: which person it is, and what that person may do.
 *
 * @param human whom a source of people calls so, as {@code person} of an approver; empty: nobody
 *     can tell, so that the caller neither proposes a policy nor decides on one, or on what is
 *     given back
 */
public record Operator(
        OperatorId person, CallerArn arn, Set<Role> roles, Optional<PersonId> human) {
    /** One of these is needed to say that something is seen to. */
    public static final Set<Role> MARKING_RESIDUALS =
            Set.of(Role.SERVICE_DESK, Role.OPERATOR, Role.INCIDENT);

    /** One of these is needed to say whose account it is. */
    public static final Set<Role> SETTLING_LINKS = Set.of(Role.OPERATOR, Role.INCIDENT);

    /** One of these is needed to say how somebody leaves. */
    public static final Set<Role> SAYING_DEPARTURES = Set.of(Role.OPERATOR, Role.INCIDENT);

    /** One of these is needed to say whether what somebody had by hand is given back. */
    public static final Set<Role> DECIDING_ON_RESTORES = Set.of(Role.OPERATOR, Role.INCIDENT);

    /** One of these is needed to propose another policy, and to take the proposal back. */
    public static final Set<Role> PROPOSING_POLICIES = Set.of(Role.OPERATOR, Role.INCIDENT);

    /** Needed to decide on another policy. */
    public static final Set<Role> DECIDING_ON_POLICIES = Set.of(Role.APPROVER);

    /** One of these is needed to read a policy that is proposed: it holds addresses. */
    public static final Set<Role> READING_POLICIES =
            Set.of(Role.OPERATOR, Role.INCIDENT, Role.APPROVER, Role.AUDITOR);

    /** One of these is needed to live with a drift for a time. */
    public static final Set<Role> ACCEPTING_DRIFT = Set.of(Role.OPERATOR, Role.APPROVER_ADMIN);

    /** Needed to have a drift set right that is not set right by itself. */
    public static final Set<Role> CORRECTING_DRIFT = Set.of(Role.OPERATOR);

    /** Needed to have both sides compared now. */
    public static final Set<Role> RECONCILING = Set.of(Role.OPERATOR);

    /** Needed to take over what a company has: links, a baseline, and for how long it stays. */
    public static final Set<Role> ADOPTING = Set.of(Role.OPERATOR);

    /** One of these is needed to stop a campaign. */
    public static final Set<Role> STOPPING_CAMPAIGNS = Set.of(Role.OPERATOR, Role.INCIDENT);

    public Operator {
        requireNonNull(person, "person is null");
        requireNonNull(human, "human is null");
        requireNonNull(arn, "arn is null");
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Operator " + person + " needs a role");
        }
    }

    public Operator(OperatorId person, CallerArn arn, Set<Role> roles) {
        this(person, arn, roles, Optional.empty());
    }

    /** Returns the roles of which one is needed to move the stop switch so. */
    public static Set<Role> movingStop(StopPosition from, StopPosition to) {
        return from.compareTo(to) > 0
                ? Set.of(Role.INCIDENT)
                : Set.of(Role.INCIDENT, Role.OPERATOR);
    }

    public boolean mayDecideOnPolicies() {
        return hasAnyOf(DECIDING_ON_POLICIES);
    }

    public boolean hasAnyOf(Set<Role> needed) {
        return needed.stream().anyMatch(roles::contains);
    }
}
