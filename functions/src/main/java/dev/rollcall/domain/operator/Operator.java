package dev.rollcall.domain.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.StopPosition;

import java.util.Set;

/** A caller that the policy knows: which person it is, and what that person may do. */
public record Operator(OperatorId person, CallerArn arn, Set<Role> roles) {
    /** One of these is needed to say that something is seen to. */
    public static final Set<Role> MARKING_RESIDUALS =
            Set.of(Role.SERVICE_DESK, Role.OPERATOR, Role.INCIDENT);

    /** One of these is needed to say whose account it is. */
    public static final Set<Role> SETTLING_LINKS = Set.of(Role.OPERATOR, Role.INCIDENT);

    /** One of these is needed to say how somebody leaves. */
    public static final Set<Role> SAYING_DEPARTURES = Set.of(Role.OPERATOR, Role.INCIDENT);

    public Operator {
        requireNonNull(person, "person is null");
        requireNonNull(arn, "arn is null");
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("Operator " + person + " needs a role");
        }
    }

    /** Returns the roles of which one is needed to move the stop switch so. */
    public static Set<Role> movingStop(StopPosition from, StopPosition to) {
        return from.compareTo(to) > 0
                ? Set.of(Role.INCIDENT)
                : Set.of(Role.INCIDENT, Role.OPERATOR);
    }

    public boolean mayMarkResiduals() {
        return MARKING_RESIDUALS.stream().anyMatch(roles::contains);
    }

    public boolean maySettleLinks() {
        return SETTLING_LINKS.stream().anyMatch(roles::contains);
    }

    public boolean maySayDepartures() {
        return SAYING_DEPARTURES.stream().anyMatch(roles::contains);
    }

    public boolean mayMoveStop(StopPosition from, StopPosition to) {
        return movingStop(from, to).stream().anyMatch(roles::contains);
    }
}
