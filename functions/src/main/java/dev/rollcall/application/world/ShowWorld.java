package dev.rollcall.application.world;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.world.KnownWorld.Known;

import java.util.Optional;

/** Shows the world as it was read within the last hour. Any role may look. */
public final class ShowWorld {
    private final Gate gate;
    private final KnownWorld known;

    public ShowWorld(Gate gate, KnownWorld known) {
        this.gate = requireNonNull(gate, "gate is null");
        this.known = requireNonNull(known, "known is null");
    }

    /** Returns nothing if it was not read to its end so lately. */
    public Gated<Optional<Known>> show(Caller caller) {
        return gate.pass(caller, "world").map(_ -> known.lately());
    }
}
