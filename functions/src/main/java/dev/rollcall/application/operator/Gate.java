package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;

import java.util.Set;

/**
 * Decides by the policy who may do what. Everything that operators ask for comes through here, and
 * whoever gets no further is put down.
 */
public final class Gate {
    private final Policies policies;
    private final OperatorRecord record;

    public Gate(Policies policies, OperatorRecord record) {
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
    }

    /**
     * Lets anybody pass whom the policy knows.
     *
     * @param action what they want, for the record
     */
    public Gated<Operator> pass(Caller caller, String action) {
        return pass(caller, action, policies.operators());
    }

    /**
     * Lets those pass who have one of the roles.
     *
     * @param action what they want, for the record
     */
    public Gated<Operator> pass(Caller caller, String action, Set<Role> needed) {
        return pass(caller, action, policies.operators(), needed);
    }

    /** As the policy of these operators says, where that is not the one that was read last. */
    public Gated<Operator> pass(
            Caller caller, String action, Operators operators, Set<Role> needed) {
        return pass(caller, action, operators)
                .then(operator ->
                        allows(caller, operator, action, needed)
                                ? new Gated.Passed<>(operator)
                                : new Gated.NotAllowed<>(needed));
    }

    /** Tells whether the operator, who has passed, has one of the roles that are needed as well. */
    boolean allows(Caller caller, Operator operator, String action, Set<Role> needed) {
        boolean allowed = operator.hasAnyOf(needed);
        if (!allowed) {
            record.refused(caller, action, "role");
        }
        return allowed;
    }

    private Gated<Operator> pass(Caller caller, String action, Operators operators) {
        return operators
                .calling(caller.arn())
                .<Gated<Operator>>map(Gated.Passed::new)
                .orElseGet(() -> {
                    record.refused(caller, action, "unknown");
                    return new Gated.Unknown<>();
                });
    }
}
