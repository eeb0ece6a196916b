package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WaitingHints;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Receives hints of people of several sources. Whoever is of a source that cannot be asked about
 * one person, since it only lays down what it knows, is looked at once it has told anew: what it
 * told last is older than the event.
 */
public final class ReceiveOrKeep {
    private final Set<SourceId> onlyTelling;
    private final WaitingHints waiting;
    private final ReceiveHints receive;
    private final Clock clock;

    /**
     * @param onlyTelling the sources that cannot be asked
     */
    public ReceiveOrKeep(
            Set<SourceId> onlyTelling, WaitingHints waiting, ReceiveHints receive, Clock clock) {
        this.onlyTelling = Set.copyOf(onlyTelling);
        this.waiting = requireNonNull(waiting, "waiting is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Stores all hints, and has those looked at who can be.
     *
     * @throws PortFailure if one could not be stored: the delivery must then not be acknowledged
     */
    public ReceiveHints.Received receive(List<Hint> hints) {
        List<Hint> later = hints.stream().filter(this::waits).toList();
        long kept =
                later.stream()
                        .filter(hint ->
                                waiting.keep(hint, clock.instant()) == Inbox.Receipt.RECORDED)
                        .count();
        ReceiveHints.Received now =
                receive.receive(hints.stream().filter(hint -> !waits(hint)).toList());
        return new ReceiveHints.Received(
                now.recorded() + (int) kept, now.duplicates() + later.size() - (int) kept);
    }

    private boolean waits(Hint hint) {
        return onlyTelling.contains(hint.person().source());
    }
}
