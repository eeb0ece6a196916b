package dev.rollcall.application.port;

import java.time.Duration;
import java.util.Optional;

/** Starts runs and tells whether they live. */
public interface Workflows {

    enum Start {
        /** It runs: from now on, or since an earlier start of the same ticket. */
        STARTED,
        /** A run of that name existed and has ended. */
        EXISTS,
        /** Throttled or unanswered: the sweep tries again. */
        NOT_STARTED,
        /** No right, no such machine: the sweep tries again, but a human must act. */
        REFUSED
    }

    enum Liveness {
        RUNNING,
        ENDED,
        NONE
    }

    /** Tries once to start the leaver's run, for at most the given time. */
    Start start(Runs.Ticket ticket, Duration atMost);

    Liveness liveness(Runs.Ticket ticket);

    /** Returns the ticket a run of ours was started with, from its ARN. */
    Optional<Runs.Ticket> ticketOf(String executionArn);

    /** Returns the name of the run: a hash of person and generation. */
    String name(Runs.Ticket ticket);
}
