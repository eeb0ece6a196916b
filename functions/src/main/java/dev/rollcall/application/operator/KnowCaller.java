package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.operator.Operator;

import java.util.Optional;

/** Tells from the policy which person calls. Who is not in it is put down and gets no further. */
public final class KnowCaller {
    private final Policies policies;
    private final OperatorRecord record;

    public KnowCaller(Policies policies, OperatorRecord record) {
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
    }

    /**
     * @param action what they want, for the record
     */
    public Optional<Operator> know(Caller caller, String action) {
        Optional<Operator> operator = policies.operators().calling(caller.arn());
        if (operator.isEmpty()) {
            record.refused(caller, action, "unknown");
        }
        return operator;
    }
}
