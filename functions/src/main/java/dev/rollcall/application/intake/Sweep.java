package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Nothing half-done is forgotten: redrives hints that no run took up, and runs that died. */
public final class Sweep {
    private static final int AT_ONCE = 200;
    private static final Duration HOOK_STILL_TRYING = Duration.ofSeconds(5);
    private static final Duration START_AT_MOST = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final DispatchHint dispatch;
    private final Runs runs;
    private final Workflows workflows;
    private final Clock clock;

    public Sweep(Inbox inbox, DispatchHint dispatch, Runs runs, Workflows workflows, Clock clock) {
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was set going again; runs that were found alive are not counted.
     *
     * @param failed what still could not be started; the next sweep tries again
     */
    public record Swept(int hints, int runs, int failed) {}

    /** Looks through everything that is due. */
    public Swept sweep() {
        Instant now = clock.instant();
        int failed = 0;
        // Dead runs first: a hint is only taken up by a run that can still start.
        int restarted = 0;
        for (Runs.Lapsed lapsed : runs.lapsed(now, AT_ONCE)) {
            switch (look(lapsed.ticket())) {
                case ALIVE -> {}
                case RESTARTED -> restarted++;
                case NOT_STARTED -> failed++;
            }
        }
        int hints = 0;
        for (Inbox.Pending pending : inbox.pending(now.minus(HOOK_STILL_TRYING), AT_ONCE)) {
            boolean taken = dispatch.dispatch(pending.hint());
            hints += taken ? 1 : 0;
            failed += taken ? 0 : 1;
        }
        return new Swept(hints, restarted, failed);
    }

    /**
     * A run ended badly: gives its person a new one that continues the same case.
     *
     * <p>The next sweep starts it, not this call: a run that fails at once must not be restarted in
     * a tight circle.
     */
    public boolean recover(String executionArn) {
        return workflows
                .ticketOf(executionArn)
                .flatMap(dead -> runs.renew(dead, clock.instant()))
                .isPresent();
    }

    private enum Fate {
        ALIVE,
        RESTARTED,
        NOT_STARTED
    }

    private Fate look(Runs.Ticket ticket) {
        try {
            return revive(ticket);
        } catch (PortFailure _) {
            return Fate.NOT_STARTED;
        }
    }

    private Fate revive(Runs.Ticket ticket) {
        return switch (workflows.liveness(ticket)) {
            case RUNNING -> {
                runs.extend(ticket, clock.instant().plus(Runs.LEASE));
                yield Fate.ALIVE;
            }
            case NONE -> start(ticket);
            case ENDED ->
                    runs.renew(ticket, clock.instant().plus(Runs.CLAIM_DUE))
                            .map(this::start)
                            // Released or renewed meanwhile: somebody else saw to it.
                            .orElse(Fate.ALIVE);
        };
    }

    private Fate start(Runs.Ticket ticket) {
        return switch (workflows.start(ticket, START_AT_MOST)) {
            case STARTED -> Fate.RESTARTED;
            case EXISTS, NOT_STARTED -> Fate.NOT_STARTED;
        };
    }
}
