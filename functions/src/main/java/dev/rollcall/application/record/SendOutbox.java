package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Outbox.Waiting;
import dev.rollcall.application.port.PortFailure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends the escalations that wait: one mail a minute at most, whatever happened, and one page where
 * something is urgent. Sent first, noted after: a death in between repeats a mail rather than
 * losing one.
 */
public final class SendOutbox {
    private static final int AT_ONCE = 500;

    private final Outbox outbox;
    private final Escalations escalations;

    public SendOutbox(Outbox outbox, Escalations escalations) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.escalations = requireNonNull(escalations, "escalations is null");
    }

    /**
     * Returns how many escalations were sent. What should have been paged and could not be is
     * mailed and stays: it is louder next minute, not lost.
     */
    public int send() {
        List<Waiting> waiting = outbox.waiting(AT_ONCE);
        if (waiting.isEmpty()) {
            return 0;
        }
        Map<Boolean, List<Waiting>> byUrgency =
                waiting.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        one -> Urgency.isPaged(one.escalation().reason())));
        List<Waiting> urgent = byUrgency.getOrDefault(true, List.of());
        Optional<PortFailure> unpaged = page(urgent);
        escalations.raise(byReason(waiting));
        byUrgency.getOrDefault(false, List.of()).forEach(outbox::sent);
        if (unpaged.isPresent()) {
            throw unpaged.get();
        }
        urgent.forEach(outbox::sent);
        return waiting.size();
    }

    private Optional<PortFailure> page(List<Waiting> urgent) {
        try {
            if (!urgent.isEmpty()) {
                escalations.page(byReason(urgent));
            }
            return Optional.empty();
        } catch (PortFailure failure) {
            return Optional.of(failure);
        }
    }

    /** Those of one reason together, reasons in the order in which they came first. */
    private static List<List<Escalation>> byReason(List<Waiting> waiting) {
        Map<String, List<Escalation>> byReason =
                waiting.stream()
                        .map(Waiting::escalation)
                        .collect(
                                Collectors.groupingBy(
                                        Escalation::reason,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return List.copyOf(byReason.values());
    }
}
