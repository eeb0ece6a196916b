package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;

import java.util.function.Function;

/** Shows anybody whom the policy knows why somebody has what they have; changes nothing. */
public final class ShowAccess {
    private final Gate gate;
    private final Function<Subject, ExplainAccess.Answer> explain;

    /**
     * @param explain may take some seconds
     */
    public ShowAccess(Gate gate, Function<Subject, ExplainAccess.Answer> explain) {
        this.gate = requireNonNull(gate, "gate is null");
        this.explain = requireNonNull(explain, "explain is null");
    }

    public Gated<ExplainAccess.Answer> show(Caller caller, Subject subject) {
        return gate.pass(caller, "explain").map(_ -> explain.apply(subject));
    }
}
