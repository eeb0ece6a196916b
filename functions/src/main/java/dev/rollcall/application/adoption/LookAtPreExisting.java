package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.PreExistings;

/** Shows what was there when the company was adopted and is open. Any role may look. */
public final class LookAtPreExisting {
    /** How many one answer has room for. */
    public static final int A_PAGE = 500;

    private final Gate gate;
    private final PreExistings preExistings;

    public LookAtPreExisting(Gate gate, PreExistings preExistings) {
        this.gate = requireNonNull(gate, "gate is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
    }

    /**
     * @throws IllegalArgumentException if the point is none
     */
    public Gated<PreExistings.Page> list(Caller caller, String point) {
        return gate.pass(caller, "adoption-list").map(_ -> preExistings.open(point, A_PAGE));
    }
}
