package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.domain.residual.ResidualItem;

import java.util.List;

/** Shows what is left of leavers and open, those that are due first first. Any role may look. */
public final class ListResiduals {
    static final int MOST = 200;

    private final Gate gate;
    private final Residuals residuals;

    public ListResiduals(Gate gate, Residuals residuals) {
        this.gate = requireNonNull(gate, "gate is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
    }

    /** Returns at most 200. */
    public Gated<List<ResidualItem>> list(Caller caller) {
        return gate.pass(caller, "residual-list").map(_ -> residuals.open(MOST));
    }
}
