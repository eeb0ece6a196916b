package dev.rollcall.application.intake;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;

import java.util.Optional;

/** Workflows that start in a way of their own, and are otherwise those given. */
abstract class Starting implements Workflows {
    private final Workflows others;

    Starting(Workflows others) {
        this.others = others;
    }

    @Override
    public Liveness liveness(Runs.Ticket ticket) {
        return others.liveness(ticket);
    }

    @Override
    public Optional<Runs.Ticket> ticketOf(String executionArn) {
        return others.ticketOf(executionArn);
    }

    @Override
    public String name(Runs.Ticket ticket) {
        return others.name(ticket);
    }
}
