package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.restore.Restore;

import java.time.InstantSource;
import java.util.List;

/** Shows what waits to be given back, the oldest first. Any role may look. */
public final class ListRestores {
    static final int MOST = 200;

    private final Gate gate;
    private final Restores restores;
    private final InstantSource clock;

    public ListRestores(Gate gate, Restores restores, InstantSource clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns at most 200, proposed or approved. */
    public Gated<List<Restore>> list(Caller caller) {
        return gate.pass(caller, "restore-list").map(_ -> waiting());
    }

    private List<Restore> waiting() {
        return restores.waiting(MOST).stream().filter(r -> r.isGoodAt(clock.instant())).toList();
    }
}
