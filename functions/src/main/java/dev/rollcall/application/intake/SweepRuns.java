package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lapsed runs of one sweep: each is looked at once. */
final class SweepRuns {
    private final Runs runs;
    private final Workflows workflows;
    private final Clock clock;
    private final Instant begun;
    private final SweepTally tally;
    private final Set<Runs.Ticket> tried = new HashSet<>();
    private boolean none;

    SweepRuns(Runs runs, Workflows workflows, Clock clock, Instant begun, SweepTally tally) {
        this.runs = requireNonNull(runs, "runs is null");
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.begun = requireNonNull(begun, "begun is null");
        this.tally = requireNonNull(tally, "tally is null");
    }

    /** Looks at them until then, the dead before those that were put off. */
    void revive(Instant until) {
        while (clock.instant().isBefore(until)) {
            List<Runs.Lapsed> batch = untried();
            if (batch.isEmpty()) {
                return;
            }
            batch.stream()
                    .takeWhile(_ -> clock.instant().isBefore(until))
                    .forEach(lapsed -> {
                        tried.add(lapsed.ticket());
                        look(lapsed.ticket()).ifPresent(came -> tally.run(came, lapsed.since()));
                    });
        }
    }

    /** Counts what has not had its turn: at most one batch, with the oldest of it. */
    void tellLeft() {
        untried().forEach(left -> tally.run(Workflows.Start.NOT_STARTED, left.since()));
    }

    /** What had lapsed before the sweep only gets less, as hints do. */
    private List<Runs.Lapsed> untried() {
        if (none) {
            return List.of();
        }
        List<Runs.Lapsed> all = runs.lapsed(begun, Sweep.AT_ONCE + tried.size());
        none = all.isEmpty();
        return all.stream().filter(lapsed -> !tried.contains(lapsed.ticket())).toList();
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
            case NONE -> Optional.of(workflows.start(ticket, Sweep.START_AT_MOST));
            case ENDED ->
                    runs.renew(ticket, clock.instant().plus(Runs.CLAIM_DUE))
                            .map(next -> workflows.start(next, Sweep.START_AT_MOST));
        };
    }
}
