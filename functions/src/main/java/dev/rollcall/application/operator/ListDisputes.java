package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.domain.link.LinkDispute;

import java.util.List;

/** Shows whose account is in question, the oldest question first. Any role may look. */
public final class ListDisputes {
    static final int MOST = 200;

    private final Gate gate;
    private final LinkDisputes disputes;

    public ListDisputes(Gate gate, LinkDisputes disputes) {
        this.gate = requireNonNull(gate, "gate is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
    }

    /** Returns at most 200. */
    public Gated<List<LinkDispute>> list(Caller caller) {
        return gate.pass(caller, "link-list").map(_ -> disputes.open(MOST));
    }
}
