package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.util.List;

/** Stores hints durably, each once, then tries to have them looked at. */
public final class ReceiveHints {
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
        List<Hint> fresh =
                hints.stream()
                        .filter(hint ->
                                inbox.record(hint, clock.instant()) == Inbox.Receipt.RECORDED)
                        .toList();
        for (Hint hint : fresh) {
            // One refusal is enough to know that the rest waits for the sweep: the sender's
            // patience is short.
            if (!dispatch.dispatch(hint)) {
                break;
            }
        }
        return new Received(fresh.size(), hints.size() - fresh.size());
    }
}
