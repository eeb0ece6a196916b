package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.domain.operator.Operator;

import java.util.function.Supplier;

/** Has both sides compared now, at an operator's word. */
public final class AskForReconciliation {
    private static final String ACTION = "reconcile";

    private final Gate gate;
    private final Supplier<BeginReconciliation.Outcome> begin;
    private final OperatorRecord record;

    /**
     * @param begin begins one now, unless one is under way
     */
    public AskForReconciliation(
            Gate gate, Supplier<BeginReconciliation.Outcome> begin, OperatorRecord record) {
        this.gate = requireNonNull(gate, "gate is null");
        this.begin = requireNonNull(begin, "begin is null");
        this.record = requireNonNull(record, "record is null");
    }

    public Gated<BeginReconciliation.Outcome> now(Caller caller) {
        return gate.pass(caller, ACTION, Operator.RECONCILING)
                .map(operator -> {
                    BeginReconciliation.Outcome outcome = begin.get();
                    if (outcome instanceof BeginReconciliation.Outcome.Begun begun) {
                        record.reconciling(caller, operator, begun.id());
                    }
                    return outcome;
                });
    }
}
