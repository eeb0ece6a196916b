package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Duration;

/**
 * Sees to it that a run looks at a stored hint's person; what fails stays pending for the sweep.
 */
public final class DispatchHint {
    /** IdPs give a hook three seconds in all. */
    private static final Duration START_AT_MOST = Duration.ofMillis(500);

    private final Runs runs;
    private final Workflows workflows;
    private final Inbox inbox;
    private final Clock clock;

    public DispatchHint(Runs runs, Workflows workflows, Inbox inbox, Clock clock) {
        this.runs = requireNonNull(runs, "runs is null");
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Tries once. Stored is what counts: whatever fails here, the sweep dispatches.
     *
     * @return whether a run has taken the hint up
     */
    public boolean dispatch(Hint hint) {
        try {
            return start(hint);
        } catch (PortFailure _) {
            return false;
        }
    }

    private boolean start(Hint hint) {
        Runs.Ticket ticket = runs.want(hint, clock.instant().plus(Runs.CLAIM_DUE));
        return switch (workflows.start(ticket, START_AT_MOST)) {
            case STARTED -> {
                inbox.dispatched(hint, workflows.name(ticket));
                yield true;
            }
            // A run of this generation has ended without releasing it: it died. The sweep renews.
            case EXISTS, NOT_STARTED -> false;
        };
    }
}
