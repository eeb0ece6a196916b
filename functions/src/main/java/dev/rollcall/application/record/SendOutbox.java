package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends the escalations that wait: one mail a minute at most, whatever happened. Sent first, noted
 * after: a death in between repeats a mail rather than losing one.
 */
public final class SendOutbox {
    private static final int AT_ONCE = 500;

    private final Outbox outbox;
    private final Escalations escalations;

    public SendOutbox(Outbox outbox, Escalations escalations) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.escalations = requireNonNull(escalations, "escalations is null");
    }

    /** Returns how many escalations were sent. */
    public int send() {
        List<Outbox.Waiting> waiting = outbox.waiting(AT_ONCE);
        if (waiting.isEmpty()) {
            return 0;
        }
        escalations.raise(byReason(waiting));
        waiting.forEach(outbox::sent);
        return waiting.size();
    }

    /** Those of one reason together, reasons in the order in which they came first. */
    private static List<List<Escalation>> byReason(List<Outbox.Waiting> waiting) {
        Map<String, List<Escalation>> byReason =
                waiting.stream()
                        .map(Outbox.Waiting::escalation)
                        .collect(
                                Collectors.groupingBy(
                                        Escalation::reason,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return List.copyOf(byReason.values());
    }
}
