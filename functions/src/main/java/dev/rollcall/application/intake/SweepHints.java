package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
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
import java.util.Set;
import java.util.function.Predicate;

/** The hints of one sweep: each is tried once, all of one person's by one start. */
final class SweepHints {
    private static final Duration HOOK_STILL_TRYING = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final DispatchHint dispatch;
    private final Clock clock;
    private final Instant before;
    private final SweepTally tally;
    private final Set<Hint> tried = new HashSet<>();
    private boolean none;

    SweepHints(Inbox inbox, DispatchHint dispatch, Clock clock, Instant begun, SweepTally tally) {
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.before = begun.minus(HOOK_STILL_TRYING);
        this.tally = requireNonNull(tally, "tally is null");
    }

    /** Starts those until then; the inbox lists whoever may have left first. */
    void start(Predicate<Hint> which, Instant until) {
        Set<Hint> seen = new HashSet<>(tried);
        while (clock.instant().isBefore(until)) {
            List<Inbox.Pending> batch =
                    pending(Sweep.AT_ONCE + seen.size()).stream()
                            .filter(pending -> which.test(pending.hint()))
                            .filter(pending -> seen.add(pending.hint()))
                            .toList();
            if (batch.isEmpty()) {
                return;
            }
            byPerson(batch).stream()
                    .takeWhile(_ -> clock.instant().isBefore(until))
                    .forEach(this::start);
        }
    }

    private void start(List<Inbox.Pending> ofOne) {
        List<Hint> hints = ofOne.stream().map(Inbox.Pending::hint).toList();
        Workflows.Start came = dispatch.dispatch(hints, Sweep.START_AT_MOST);
        if (came == Workflows.Start.EXISTS) {
            // Its run is dead: once that has a successor, the hint may be taken up.
            return;
        }
        tried.addAll(hints);
        Instant since =
                ofOne.stream().map(Inbox.Pending::receivedAt).min(Instant::compareTo).orElseThrow();
        tally.hints(came, hints.size(), since);
    }

    /** Counts what has not had its turn: at most one batch, with the oldest of it. */
    void tellLeft() {
        pending(Sweep.AT_ONCE + tried.size()).stream()
                .filter(pending -> !tried.contains(pending.hint()))
                .forEach(left -> tally.hints(Workflows.Start.NOT_STARTED, 1, left.receivedAt()));
    }

    /** What came before the sweep only gets less: where there is none, none is looked for again. */
    private List<Inbox.Pending> pending(int limit) {
        List<Inbox.Pending> pending = none ? List.of() : inbox.pending(before, limit);
        none = pending.isEmpty();
        return pending;
    }

    /** Keeps the order of each person's first hint. */
    private static Collection<List<Inbox.Pending>> byPerson(List<Inbox.Pending> pending) {
        Map<PersonId, List<Inbox.Pending>> byPerson = new LinkedHashMap<>();
        pending.forEach(each ->
                byPerson.computeIfAbsent(each.hint().person(), _ -> new ArrayList<>()).add(each));
        return byPerson.values();
    }
}
