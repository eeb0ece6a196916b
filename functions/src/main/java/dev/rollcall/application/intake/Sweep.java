package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Nothing half-done is forgotten: redrives hints that no run took up, and runs that died. */
public final class Sweep {
    static final int AT_ONCE = 200;
    static final Duration START_AT_MOST = Duration.ofSeconds(5);

    /** The function has 55 seconds, and the next sweep comes after a minute. */
    private static final Duration AT_MOST = Duration.ofSeconds(40);

    private final Inbox inbox;
    private final DispatchHint dispatch;
    private final Runs runs;
    private final AfterFailure afterFailure;
    private final Workflows workflows;
    private final Clock clock;

    public Sweep(
            Inbox inbox,
            DispatchHint dispatch,
            Runs runs,
            Cases cases,
            Workflows workflows,
            Clock clock) {
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.afterFailure = new AfterFailure(cases, runs);
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was set going again; runs that were found alive are not counted.
     *
     * @param failed what still could not be started, and a batch of what had no turn; the next
     *     sweep tries again
     * @param refused of these, how many will fail again until a human acts
     * @param oldest how long the oldest of what is left has been waiting
     */
    public record Swept(int hints, int runs, int failed, int refused, Duration oldest) {}

    /**
     * Looks through everything that is due, for as long as there is time.
     *
     * <p>Hints of leaving come first (rule 8). Nothing starves: what comes later has half of what
     * is left of the time.
     */
    public Swept sweep() {
        Instant begun = clock.instant();
        Instant end = begun.plus(AT_MOST);
        SweepTally tally = new SweepTally(begun);
        SweepHints hints = new SweepHints(inbox, dispatch, clock, begun, tally);
        SweepRuns lapsed = new SweepRuns(runs, workflows, clock, begun, tally);
        hints.start(Hint::tellsOfLeaving, halfwayTo(end));
        lapsed.revive(halfwayTo(end));
        hints.start(_ -> true, end);
        lapsed.revive(end);
        hints.tellLeft();
        lapsed.tellLeft();
        return tally.swept();
    }

    private Instant halfwayTo(Instant end) {
        Instant now = clock.instant();
        return now.plus(Duration.between(now, end).dividedBy(2));
    }

    /**
     * A run ended badly: gives its person a new one that continues the same case.
     *
     * <p>The next sweep starts it, not this call: a run that fails at once must not be restarted in
     * a tight circle. Of somebody who belongs here, by the last reading, it is started after a
     * pause that grows with the age of the work.
     */
    public boolean recover(String executionArn) {
        return workflows.ticketOf(executionArn).flatMap(this::next).isPresent();
    }

    private Optional<Runs.Ticket> next(Runs.Ticket dead) {
        Instant now = clock.instant();
        return afterFailure
                .pause(dead, now)
                .map(pause -> runs.putOff(dead, now.plus(pause)))
                .orElseGet(() -> runs.renew(dead, now));
    }
}
