package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nothing half-done is forgotten: redrives hints that no run took up, and runs that died. */
public final class Sweep {
    private static final int AT_ONCE = 200;

    /** The function has 55 seconds, and the next sweep comes after a minute. */
    private static final Duration AT_MOST = Duration.ofSeconds(40);

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
     * @param refused of these, how many will fail again until a human acts
     * @param oldest how long the oldest of what is left has been waiting
     */
    public record Swept(int hints, int runs, int failed, int refused, Duration oldest) {}

    /** Looks through everything that is due, for as long as there is time. */
    public Swept sweep() {
        SweepTally tally = new SweepTally(clock, clock.instant().plus(AT_MOST));
        // Dead runs first: a hint is only taken up by a run that can still start.
        sweepRuns(tally);
        sweepHints(tally);
        return tally.swept();
    }

    private void sweepRuns(SweepTally tally) {
        Set<Runs.Ticket> tried = new HashSet<>();
        while (true) {
            List<Runs.Lapsed> batch =
                    runs.lapsed(tally.begun(), AT_ONCE + tally.failed()).stream()
                            .filter(lapsed -> tried.add(lapsed.ticket()))
                            .toList();
            if (batch.isEmpty()) {
                return;
            }
            for (Runs.Lapsed lapsed : batch) {
                tally.run(lapsed.since(), () -> look(lapsed.ticket()));
            }
        }
    }

    private void sweepHints(SweepTally tally) {
        Instant before = tally.begun().minus(HOOK_STILL_TRYING);
        Set<Hint> tried = new HashSet<>();
        while (true) {
            List<Inbox.Pending> batch =
                    inbox.pending(before, AT_ONCE + tally.failed()).stream()
                            .filter(pending -> tried.add(pending.hint()))
                            .toList();
            if (batch.isEmpty()) {
                return;
            }
            byPerson(batch)
                    .forEach(hints ->
                            tally.hints(
                                    hints,
                                    () ->
                                            dispatch.dispatch(
                                                    hints.stream()
                                                            .map(Inbox.Pending::hint)
                                                            .toList(),
                                                    START_AT_MOST)));
        }
    }

    /** Keeps the order of each person's first hint. */
    private static Collection<List<Inbox.Pending>> byPerson(List<Inbox.Pending> pending) {
        Map<PersonId, List<Inbox.Pending>> byPerson = new LinkedHashMap<>();
        pending.forEach(each ->
                byPerson.computeIfAbsent(each.hint().person(), _ -> new ArrayList<>()).add(each));
        return byPerson.values();
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

    /** Empty: it lives, or somebody else saw to it. */
    private Optional<Workflows.Start> look(Runs.Ticket ticket) {
        try {
            return revive(ticket);
        } catch (PortFailure.NeedsHuman _) {
            return Optional.of(Workflows.Start.REFUSED);
        } catch (PortFailure _) {
            return Optional.of(Workflows.Start.NOT_STARTED);
        }
    }

    private Optional<Workflows.Start> revive(Runs.Ticket ticket) {
        return switch (workflows.liveness(ticket)) {
            case RUNNING -> {
                runs.extend(ticket, clock.instant().plus(Runs.LEASE));
                yield Optional.empty();
            }
            case NONE -> Optional.of(workflows.start(ticket, START_AT_MOST));
            case ENDED ->
                    runs.renew(ticket, clock.instant().plus(Runs.CLAIM_DUE))
                            .map(next -> workflows.start(next, START_AT_MOST));
        };
    }
}
