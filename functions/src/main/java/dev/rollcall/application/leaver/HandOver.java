package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;

import java.time.Clock;

/** Gives a case that is not done to a fresh run, before this one's history is full. */
public final class HandOver {
    private final Runs runs;
    private final Clock clock;

    public HandOver(Runs runs, Clock clock) {
        this.runs = requireNonNull(runs, "runs is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The sweep starts the next run, unless somebody did so before. */
    public record HandedOver() {}

    public HandedOver handOver(Runs.Ticket ticket) {
        runs.renew(ticket, clock.instant());
        return new HandedOver();
    }
}
