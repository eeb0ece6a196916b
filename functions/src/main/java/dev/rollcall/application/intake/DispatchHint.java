package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Sees to it that a run looks at a stored hint's person; what fails stays pending for the sweep.
 */
public final class DispatchHint {
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
     * @return {@code STARTED} if a run has taken the hint up
     */
    public Workflows.Start dispatch(Hint hint, Duration atMost) {
        return dispatch(List.of(hint), atMost);
    }

    /**
     * Tries once, for all hints of one person together: one look serves them all.
     *
     * @return {@code STARTED} if a run has taken the hints up
     */
    public Workflows.Start dispatch(List<Hint> ofOnePerson, Duration atMost) {
        try {
            return start(ofOnePerson, atMost);
        } catch (PortFailure.NeedsHuman _) {
            return Workflows.Start.REFUSED;
        } catch (PortFailure _) {
            return Workflows.Start.NOT_STARTED;
        }
    }

    private Workflows.Start start(List<Hint> hints, Duration atMost) {
        Hint earliest = Collections.min(hints, Comparator.comparing(Hint::published));
        Runs.Ticket ticket = runs.want(earliest, clock.instant().plus(Runs.CLAIM_DUE));
        Workflows.Start start = workflows.start(ticket, atMost);
        if (start == Workflows.Start.STARTED) {
            hints.forEach(hint -> inbox.dispatched(hint, workflows.name(ticket)));
        }
        // EXISTS: a run of this generation ended without releasing it. The sweep renews.
        return start;
    }
}
