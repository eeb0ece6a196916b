package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Stores hints durably, each once, then tries to have them looked at. */
public final class ReceiveHints {
    /** IdPs give a hook three seconds in all, of which storing has the most. */
    private static final Duration DISPATCH_AT_MOST = Duration.ofSeconds(1);

    private static final Duration START_AT_MOST = Duration.ofMillis(500);

    private final Inbox inbox;
    private final DispatchHint dispatch;
    private final Clock clock;

    public ReceiveHints(Inbox inbox, DispatchHint dispatch, Clock clock) {
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What came of a delivery.
     *
     * @param recorded new hints
     * @param duplicates hints known from an earlier delivery
     */
    public record Received(int recorded, int duplicates) {}

    /**
     * Stores all hints before any is dispatched.
     *
     * @throws PortFailure if a hint could not be stored: the delivery must then not be acknowledged
     */
    public Received receive(List<Hint> hints) {
        List<Hint> fresh = take(hints);
        return new Received(fresh.size(), hints.size() - fresh.size());
    }

    /**
     * The same, for whoever wants to know which were new.
     *
     * @return those that no earlier delivery had brought
     * @throws PortFailure if a hint could not be stored
     */
    List<Hint> take(List<Hint> hints) {
        List<Hint> fresh = stored(hints);
        dispatch(fresh);
        return fresh;
    }

    /**
     * Stores hints for which it is too early to look: the next sweep dispatches them.
     *
     * @throws PortFailure if a hint could not be stored
     */
    public Received keep(List<Hint> hints) {
        List<Hint> fresh = stored(hints);
        return new Received(fresh.size(), hints.size() - fresh.size());
    }

    private List<Hint> stored(List<Hint> hints) {
        return hints.stream()
                .filter(hint -> inbox.record(hint, clock.instant()) == Inbox.Receipt.RECORDED)
                .toList();
    }

    /** What is not dispatched in time, or after one refusal, waits for the sweep. */
    private void dispatch(List<Hint> fresh) {
        Instant until = clock.instant().plus(DISPATCH_AT_MOST);
        for (List<Hint> ofOnePerson : leaversFirst(fresh)) {
            Duration left = Duration.between(clock.instant(), until);
            if (!left.isPositive()) {
                return;
            }
            Duration atMost = left.compareTo(START_AT_MOST) < 0 ? left : START_AT_MOST;
            if (dispatch.dispatch(ofOnePerson, atMost) != Workflows.Start.STARTED) {
                return;
            }
        }
    }

    /** By person: one look serves all hints of a delivery about the same one. */
    private static Collection<List<Hint>> leaversFirst(List<Hint> hints) {
        return hints.stream()
                .sorted(Comparator.comparing((Hint hint) -> !hint.tellsOfLeaving()))
                .collect(
                        Collectors.groupingBy(
                                Hint::person, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
