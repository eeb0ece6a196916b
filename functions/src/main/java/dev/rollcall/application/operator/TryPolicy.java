package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/** Shows anybody whom the policy in force knows what another one would change; changes nothing. */
public final class TryPolicy {
    private final Gate gate;

    public TryPolicy(Gate gate) {
        this.gate = requireNonNull(gate, "gate is null");
    }

    /**
     * @param plan may take some seconds; not asked for a stranger
     */
    public <T> Gated<T> plan(Caller caller, Supplier<T> plan) {
        return gate.pass(caller, "plan").map(_ -> plan.get());
    }
}
